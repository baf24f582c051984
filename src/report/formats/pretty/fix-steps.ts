import { render } from '../../../base/locale.ts';
import { phrase } from '../../../base/phrase.ts';
import { diff } from '../../../fix/render/shell-command.ts';
import type { Action } from '../../../model/action.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { RenderOptions } from '../format.ts';
import { shownPlace } from './shown-place.ts';

/** Lines of a fix that anybody reads in a report. */
const readable = 14;

/** Lines of an action that stay even in a longer fix. */
const short = 3;

/** The actions of a fix as diffs and commands. The files and scripts of a long one are named: a preview has all of it. */
export function fixSteps(
  { fix, evidence }: Pick<FindingReport, 'fix' | 'evidence'>,
  options: RenderOptions,
): string[] {
  const steps = fix.actions.map((action, index) => ({
    action,
    heading: fileHeading(action, fix.actions[index - 1], evidence[0]?.path, options),
    lines: diff(action),
  }));
  const whole = steps.flatMap(({ heading, lines }) => [...heading, ...lines]);
  if (whole.length <= readable) return whole;
  const shown = steps.flatMap(({ action, heading, lines }) => [
    ...heading,
    ...(action.do !== 'edit' && lines.length > short ? [named(action, lines.length, options)] : lines),
  ]);
  if (shown.length === whole.length) return whole;
  const preview = fix.safety === 'safe' ? '--fix --dry-run' : '--fix --dry-run --unsafe';
  return [...shown, render(phrase`(\`${preview}\` shows all of it)`, options.locale)];
}

function named(action: Exclude<Action, { do: 'edit' }>, lines: number, { locale }: RenderOptions): string {
  return action.do === 'run'
    ? render(phrase`$ (a script of ${lines} lines)`, locale)
    : render(phrase`# ${action.path} (${lines - 1} lines)`, locale);
}

/** The file of an edit, unless it was named just before. */
function fileHeading(
  action: Action,
  previous: Action | undefined,
  framed: string | undefined,
  options: RenderOptions,
): string[] {
  const before = previous?.do === 'edit' ? previous.path : framed;
  return action.do === 'edit' && action.path !== before ? [shownPlace(action, options)] : [];
}

import type { Colors } from 'picocolors/types.js';
import { type Locale, render } from '../../../base/locale.ts';
import { type Phrase, phrase } from '../../../base/phrase.ts';
import { briefly } from '../../../base/printable.ts';
import { diff, prompted } from '../../../fix/render/shell-command.ts';
import type { Action, Safety } from '../../../model/action.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { RenderOptions } from '../format.ts';
import { folded, hanging } from './hanging.ts';

/** The fix in words, then as a diff or commands. */
export function fixText(
  { fix, evidence }: Pick<FindingReport, 'fix' | 'evidence'>,
  { paint, width, locale }: RenderOptions,
): string[] {
  // A command of an action is part of it; a person's is all that there is.
  const pasted = fix.safety === 'manual' ? fix.commands.flatMap(prompted) : [];
  const shown = fix.actions.flatMap((action, index) => [
    ...fileHeading(action, fix.actions[index - 1], evidence[0]?.path),
    ...shortened(diff(action), locale),
  ]);
  const lines = [...pasted, ...shown].flatMap((line) =>
    rows(briefly(line), width).map((row) => `      ${tinted(row, paint)}`),
  );
  const grade = fix.needsRoot ? phrase`(${grades[fix.safety]}, as root)` : phrase`(${grades[fix.safety]})`;
  const words = `${render(grade, locale)} ${briefly(fix.title)}`;
  return [...hanging(render(phrase`fix`, locale), words, width), ...lines];
}

const grades: Readonly<Record<Safety, Phrase>> = {
  safe: phrase`safe`,
  unsafe: phrase`unsafe`,
  manual: phrase`manual`,
};

/** A command stays on one line, so that it can be copied. */
const rows = (line: string, width: number): string[] =>
  /^[\x20-\x7e]*$/.test(line) ? [line] : folded(line, width - 6);

/** Lines. Nobody reads a whole script in a report; a preview has all of it. */
const readable = 14;

const shortened = (lines: readonly string[], locale: Locale | undefined): readonly string[] =>
  lines.length <= readable
    ? lines
    : [
        ...lines.slice(0, readable - 6),
        render(phrase`… and ${lines.length - readable + 6} more lines: --fix --dry-run shows them`, locale),
      ];

/** The file of an edit, unless it was named just before. */
function fileHeading(action: Action, previous: Action | undefined, framed: string | undefined): string[] {
  const named = previous?.do === 'edit' ? previous.path : framed;
  return action.do === 'edit' && action.path !== named ? [`${action.path}:${action.line}`] : [];
}

function tinted(line: string, paint: Colors): string {
  if (line.startsWith('+ ')) return paint.green(line);
  return line.startsWith('- ') ? paint.red(line) : line;
}

import { render } from '../../../base/locale.ts';
import { type Phrase, phrase } from '../../../base/phrase.ts';
import { briefly, printable } from '../../../base/printable.ts';
import { isPlain, shownName } from '../../../base/shown-name.ts';
import { shellWords } from '../../../fix/render/shell-command.ts';
import { newContainer } from '../../../model/subject.ts';
import type { ContainerReport, Report } from '../../report.ts';
import type { RenderOptions } from '../format.ts';
import { folded } from './hanging.ts';

/** One line per container: whether it will start. */
export function verdictLines(
  containers: readonly ContainerReport[],
  report: Report,
  options: RenderOptions,
): string[] {
  const several = new Set(report.containers.map(({ user }) => user)).size > 1;
  const accepted = acceptedIn(report);
  return containers.flatMap((each) => verdictLine(each, several, accepted(each), options));
}

function verdictLine(
  container: ContainerReport,
  several: boolean,
  accepted: readonly string[],
  { paint, width, locale }: RenderOptions,
): string[] {
  const { name, user, command } = container;
  const isNew = name === newContainer;
  const shown = isNew ? render(phrase`a new container`, locale) : printable(shownName(name));
  const owned = several ? render(phrase`${shown} of ${printable(shownName(user))}`, locale) : shown;
  const [color, sign] = signs[container.verdict];
  const words = render(sentence(container, paint.bold(owned), isNew), locale);
  const known = accepted.length > 0 ? ` ${render(phrase`(suppressed: ${accepted.join(', ')})`, locale)}` : '';
  const argv = command && !isNew ? paint.dim(` (${printable(shellWords(command))})`) : '';
  const line = `${paint[color](sign)} ${words}${known}${argv}`;
  return isNew || isPlain(name) ? [line] : folded(line, width);
}

const signs = {
  starts: ['green', '✔'],
  running: ['green', '●'],
  fails: ['red', '✖'],
  unknown: ['yellow', '?'],
  skipped: ['dim', '-'],
} as const;

function sentence(
  { verdict, stage, reasons, tested }: ContainerReport,
  name: string,
  isNew: boolean,
): Phrase {
  switch (verdict) {
    case 'starts':
      if (!tested)
        return phrase`${name} should start (judged from the source of LXC; not tested with this version)`;
      return isNew ? phrase`${name} would start` : phrase`${name} will start`;
    case 'running':
      return phrase`${name} is running`;
    case 'fails':
      return isNew
        ? phrase`${name} would not start (${stage ?? ''} error)`
        : phrase`${name} will not start (${stage ?? ''} error)`;
    case 'unknown':
      return phrase`cannot tell whether ${name} will start: ${doubt(reasons)}`;
    case 'skipped':
      return phrase`${name} was not checked: ${reasons.map(briefly).join(', ')}`;
  }
}

/** The reasons themselves are listed once, below the findings. */
function doubt(reasons: readonly string[]): string | Phrase {
  const [only, another] = reasons;
  const isWhole = only !== undefined && another === undefined && !only.includes(':');
  return isWhole ? briefly(only) : phrase`some checks could not run`;
}

/** The rules whose findings are the cause, if all of these have been accepted. */
function acceptedIn({ findings, suppressed }: Report): (container: ContainerReport) => string[] {
  const reported = new Set(findings.map(({ fingerprint }) => fingerprint));
  const rule = new Map(suppressed.map(({ finding }) => [finding.fingerprint, finding.rule]));
  return ({ because }) =>
    because.some((each) => reported.has(each))
      ? []
      : [...new Set(because.flatMap((each) => rule.get(each) ?? []))];
}

import { groupBy } from '../../../base/grouped.ts';
import { render } from '../../../base/locale.ts';
import { type Count, count, type Phrase, phrase } from '../../../base/phrase.ts';
import { briefly, printable } from '../../../base/printable.ts';
import { isPlain } from '../../../base/shown-name.ts';
import { shellWords } from '../../../fix/render/shell-command.ts';
import { newContainer } from '../../../model/subject.ts';
import type { ContainerReport, Report } from '../../report.ts';
import { someOf } from '../../some-of.ts';
import type { ReportOptions } from '../format.ts';
import { folded } from './hanging.ts';

/** Containers with a line each; of more, those of a user with the same verdict share one. */
const readable = 10;

/** Whether each container will start, those that fail first. None where only some rules were asked for. */
export function verdictLines(report: Report, options: ReportOptions): string[] {
  if (report.run.rules.length > 0) return [];
  const inOrder = order.flatMap((verdict) => report.containers.filter((each) => each.verdict === verdict));
  const accepted = acceptedIn(report);
  const described = inOrder.map((container) => ({ container, accepted: accepted(container) }));
  const isShort = inOrder.length <= readable || options.detail !== 'usual';
  const groups = isShort ? described.map((each) => [each]) : [...groupBy(described, sameness).values()];
  const several = new Set(report.containers.map(({ user }) => user)).size > 1;
  return groups.flatMap((group) => verdictLine(group, several, options));
}

const order = ['fails', 'unknown', 'starts', 'running', 'skipped'] as const;

interface Described {
  readonly container: ContainerReport;
  /** The rules whose findings are the cause, if all of these have been accepted. */
  readonly accepted: readonly string[];
}

/** All that is said of a container but its name. */
const sameness = ({ container, accepted }: Described): string => {
  const { user, verdict, stage, tested, reasons } = container;
  const shown = verdict === 'unknown' ? doubt(reasons) : reasons;
  return JSON.stringify([user, verdict, stage, tested, shown, nameless(container), accepted]);
};

const nameless = ({ command, name }: ContainerReport): readonly string[] | undefined =>
  command?.map((word) => (word === name ? 'NAME' : word));

function verdictLine(
  group: readonly Described[],
  several: boolean,
  { paint, width, locale }: ReportOptions,
): string[] {
  const [first] = group;
  if (!first) return [];
  const { container, accepted } = first;
  const names = group.map((each) => each.container.name);
  const isNew = container.name === newContainer;
  const shown = render(isNew ? phrase`a new container` : phrase`${someOf(names)}`, locale);
  const owned = several ? render(phrase`${shown} of ${someOf([container.user])}`, locale) : shown;
  const [color, sign] = signs[container.verdict];
  const words = render(sentence(container, paint.bold(owned), isNew, group.length), locale);
  const known = accepted.length > 0 ? ` ${render(phrase`(suppressed: ${accepted.join(', ')})`, locale)}` : '';
  const command = group.length > 1 ? nameless(container) : container.command;
  const argv = command && !isNew ? paint.dim(` (${printable(shellWords(command))})`) : '';
  const line = `${paint[color](sign)} ${words}${known}${argv}`;
  return isNew || (group.length === 1 && isPlain(container.name)) ? [line] : folded(line, width);
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
  number: number,
): Phrase {
  switch (verdict) {
    case 'starts':
      if (!tested)
        return phrase`${name} should start (judged from the source of LXC; not tested with this version)`;
      return isNew ? phrase`${name} would start` : phrase`${name} will start`;
    case 'running':
      return phrase`${count(number, phrase`${name} is running`, phrase`${name} are running`)}`;
    case 'fails':
      return isNew
        ? phrase`${name} would not start (${stage ?? ''} error)`
        : phrase`${name} will not start (${stage ?? ''} error)`;
    case 'unknown':
      return phrase`cannot tell whether ${name} will start: ${doubt(reasons)}`;
    case 'skipped':
      return phrase`${unchecked(name, number)}: ${reasons.map(briefly).join(', ')}`;
  }
}

const unchecked = (name: string, number: number): Count =>
  count(number, phrase`${name} was not checked`, phrase`${name} were not checked`);

/** The reasons themselves are listed once, below the findings. */
function doubt(reasons: readonly string[]): string | Phrase {
  const [only, another] = reasons;
  const isWhole = only !== undefined && another === undefined && !only.includes(':');
  return isWhole ? briefly(only) : phrase`some checks could not run`;
}

function acceptedIn({ findings, suppressed }: Report): (container: ContainerReport) => string[] {
  const reported = new Set(findings.map(({ fingerprint }) => fingerprint));
  const rule = new Map(suppressed.map(({ finding }) => [finding.fingerprint, finding.rule]));
  return ({ because }) =>
    because.some((each) => reported.has(each))
      ? []
      : [...new Set(because.flatMap((each) => rule.get(each) ?? []))];
}

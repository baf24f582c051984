import { groupBy } from '../../../base/grouped.ts';
import { render } from '../../../base/locale.ts';
import { type Phrase, phrase } from '../../../base/phrase.ts';
import { briefly } from '../../../base/printable.ts';
import { wrap } from '../../../base/wrap.ts';
import type { SubjectId } from '../../../model/finding.ts';
import type { OutcomeReport, Report } from '../../report.ts';
import { someOf } from '../../some-of.ts';
import type { RenderOptions } from '../format.ts';
import { nameless } from './nameless.ts';

/** What could not be checked, and why: each reason once, with the rules and the subjects that it stops. */
export function unseenLines(report: Report, { paint, width, locale }: RenderOptions): string[] {
  const reasons = groupBy(report.outcomes.filter(isOpen(report)), ({ reason }) => reason ?? '');
  const alike = groupBy([...reasons.entries()].map(open), sameness);
  const lines = [
    ...report.run.unlisted.map(({ user, reason }) => phrase`containers of ${someOf([user])}: ${reason}`),
    ...[...alike.values()].flatMap(told),
  ];
  const label = render(phrase`unknown`, locale).padEnd(7);
  return lines.flatMap((line) =>
    wrap(briefly(render(line, locale)), width - 11).map(
      (row, index) => `  ${paint.yellow(index === 0 ? label : ' '.repeat(label.length))}  ${row}`,
    ),
  );
}

/**
 * What depends on a finding of this report adds no line. A rule that was not asked for has reported nothing; and what a
 * config that is linted on its own lacks is the host.
 */
function isOpen({ outcomes, run }: Report): (outcome: OutcomeReport) => boolean {
  const applied = new Set(outcomes.map(({ rule }) => rule));
  return ({ status, blockedBy }) =>
    status === 'unknown' ||
    (status === 'blocked' && run.source !== 'config' && blockedBy !== undefined && !applied.has(blockedBy));
}

interface Open {
  readonly reason: string;
  readonly rules: readonly string[];
  readonly subject: SubjectId;
}

const open = ([reason, all]: [string, readonly OutcomeReport[]]): Open => ({
  reason,
  rules: [...new Set(all.map(({ rule }) => rule))],
  subject: all[0]?.subject ?? { kind: 'machine' },
});

const sameness = ({ reason, rules, subject }: Open): string =>
  JSON.stringify([nameless(reason, subject), rules, subject.kind]);

function told([first, ...others]: readonly Open[]): Phrase[] {
  if (!first) return [];
  const rules = first.rules.join(', ');
  const names = [...new Set(others.map(({ subject }) => nameOf(subject)))];
  return [
    names.length === 0
      ? phrase`${first.reason} (${rules})`
      : phrase`${first.reason} (${rules}); the same for ${someOf(names)}`,
  ];
}

function nameOf(subject: SubjectId): string {
  if (subject.kind === 'machine') return '';
  return subject.kind === 'user' ? subject.user : subject.name;
}

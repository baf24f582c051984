import type { Linted, Scope } from '../engine/lint.ts';
import { reaches } from '../model/severity.ts';
import type { Report } from '../report/report.ts';
import { type Exit, exit } from './exit-codes.ts';
import type { Policy } from './policy.ts';

/** What could not be checked matters only where no finding decides. */
export function decideExit(
  { containers, outcomes, unlisted }: Linted,
  { findings, summary, run: { rules } }: Report,
  { failOn, strict }: Pick<Policy, 'failOn' | 'strict'>,
  { configs, unnamed = [] }: Pick<Scope, 'configs' | 'unnamed'>,
): Exit {
  if (findings.some(({ severity }) => reaches(severity, failOn))) return exit.found;
  // A file that is linted on its own, or for some rules, has no verdict: the result is unknown where an error
  // could have been missed.
  const halfRead = outcomes.some(
    ({ status, maxSeverity: worst }) =>
      worst === 'error' && (status === 'unknown' || (rules.length > 0 && status === 'blocked')),
  );
  const open =
    ((configs !== undefined || rules.length > 0) && halfRead) ||
    containers.some(({ verdict }) => verdict.is === 'unknown' && !verdict.expected);
  const blind = summary.passed + summary.failed + summary.skipped === 0 && summary.unknown > 0;
  const anything = strict && summary.unknown > 0;
  const asked = unlisted.length === 0 && unnamed.length === 0;
  return open || blind || anything || !asked ? exit.unknown : exit.clean;
}

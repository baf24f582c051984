import { render } from '../base/locale.ts';
import { findingReport } from '../report/finding.ts';
import type { FindingReport } from '../report/finding-report.ts';
import type { Known } from './catalogue.ts';
import type { Certainty, Diagnosis } from './diagnose.ts';
import { fixCommand, type Looker } from './fix-command.ts';
import type { Reading } from './read.ts';
import type { Settled, State } from './settle.ts';

/** What came of a text, as plain data: schema/explanation.schema.json is its contract. */
export interface ExplanationReport {
  readonly schemaVersion: 1;
  /** `cause`: there is one; `healthy`: it looks like a healthy start; `silent`: the text does not say; `unknown`: nobody knows its lines. */
  readonly outcome: 'cause' | 'healthy' | 'silent' | 'unknown';
  /** Lines that were read, and attempts before the one that is explained. */
  readonly lines: number;
  readonly earlierAttempts: number;
  readonly program: string | null;
  readonly container: string | null;
  /** Whether a host was looked at. */
  readonly looked: boolean;
  /** The most probable first. */
  readonly causes: readonly CauseReport[];
  readonly consequences: readonly LineReport[];
  readonly noise: readonly LineReport[];
  readonly unmatched: readonly LineReport[];
}

export interface CauseReport {
  readonly cause: string;
  readonly rule: string | null;
  readonly title: string;
  readonly certainty: Certainty | null;
  readonly state: State;
  readonly lines: readonly LineReport[];
  /** What the gaps of the first of them say, in words. */
  readonly means: string | null;
  readonly why: string;
  /** How to tell it from the others. */
  readonly tell: string | null;
  readonly remedy: string | null;
  /** What the pasted text shows. Without a fix: a name that only the text has is nothing to act on. */
  readonly shown: Pick<FindingReport, 'rule' | 'message' | 'evidence'> | null;
  /** What the host has, with the fix. */
  readonly finding: FindingReport | null;
  readonly fix: FindingReport['fix'] | null;
  /** What carries that out, where it is safe and the host is the running one. */
  readonly command: string | null;
}

export interface LineReport {
  readonly line: number;
  readonly text: string;
}

/** What is known of the text beside its causes. */
export interface Circumstances {
  readonly diagnosis: Diagnosis;
  readonly lines: number;
  readonly earlier: number;
  readonly program: string | undefined;
  readonly container: string | undefined;
  readonly looked: boolean;
  /** Where the running host was looked at. */
  readonly looker: Looker | undefined;
}

export const explanationReport = (
  settled: readonly Settled[],
  known: Known,
  { diagnosis, lines, earlier, program, container, looked, looker }: Circumstances,
): ExplanationReport => ({
  schemaVersion: 1,
  outcome: outcomeOf(settled, diagnosis),
  lines,
  earlierAttempts: earlier,
  program: program ?? null,
  container: container ?? null,
  looked,
  causes: settled.map((each) => causeReport(each, known, looker)),
  consequences: lineReports(diagnosis.consequences),
  noise: lineReports(diagnosis.noise),
  unmatched: lineReports(diagnosis.unmatched),
});

function outcomeOf(
  settled: readonly Settled[],
  { consequences, noise, unmatched }: Diagnosis,
): ExplanationReport['outcome'] {
  if (settled.length > 0) return 'cause';
  if (consequences.length > 0) return 'silent';
  return noise.length > 0 && unmatched.length === 0 ? 'healthy' : 'unknown';
}

function causeReport(
  { id, certainty, state, readings, finding }: Settled,
  { rules, causes }: Known,
  looker: Looker | undefined,
): CauseReport {
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  const cause = causes[id];
  const told = finding === undefined ? null : findingReport(finding);
  const found = state === 'confirmed' ? told : null;
  return {
    cause: id,
    rule: rule ? id : (finding?.rule ?? null),
    title: rule?.fault ?? rule?.title ?? cause?.title ?? id,
    certainty: certainty ?? null,
    state,
    lines: lineReports(readings),
    means: meansOf(readings),
    why: rule?.why ?? cause?.why ?? '',
    tell: cause?.tell ?? null,
    remedy: rule?.remedy ?? cause?.remedy ?? null,
    shown: state === 'confirmed-by-text' ? shownOf(told) : null,
    finding: found,
    fix: found?.fix ?? null,
    command: (found && finding && looker && fixCommand(finding, looker)) ?? null,
  };
}

const shownOf = (told: FindingReport | null): CauseReport['shown'] =>
  told && { rule: told.rule, message: told.message, evidence: told.evidence };

function meansOf(readings: readonly Reading[]): string | null {
  const [said] = readings.flatMap(({ match }) => match?.said ?? []);
  return said === undefined ? null : render(said);
}

/** A line that says two things is still one line. */
const lineReports = (readings: readonly Reading[]): LineReport[] =>
  [...new Map(readings.map(({ line }) => [line.number, line.text]))].map(([line, text]) => ({ line, text }));

import type { Linted } from '../engine/lint.ts';
import { parseLine } from '../lxc/log/parse-line.ts';
import type { Finding, Outcome } from '../model/finding.ts';
import type { Catalogue, Known } from './catalogue.ts';
import type { Certainty, Suspect } from './diagnose.ts';
import { match } from './match.ts';

/** What a look at the host says of a suspect. */
export type State = 'confirmed' | 'ruled-out' | 'not-checked';

/** A suspect after that look. */
export interface Settled extends Omit<Suspect, 'certainty'> {
  readonly state: State;
  /** Undefined where the text does not name it, but the host has it. */
  readonly certainty: Certainty | undefined;
  /** What the host has, where it is confirmed. */
  readonly finding: Finding | undefined;
}

const order: readonly State[] = ['confirmed', 'not-checked', 'ruled-out'];

/**
 * Holds what the text says against the host. What is confirmed comes first; an error of the container in question that
 * the text does not name comes where no suspect is confirmed, as the text may lack its line.
 */
export function settle(
  suspects: readonly Suspect[],
  known: Known,
  catalogue: Catalogue,
  linted: Linted | undefined,
  container: string | undefined,
): Settled[] {
  const outcomes = (linted?.outcomes ?? []).filter(({ subject }) => isAbout(subject, container));
  const suspected = new Set(suspects.map(({ id }) => id));
  const settled = suspects.map((each) => ({
    ...each,
    ...stateOf(each, known, catalogue, outcomes, suspected),
  }));
  const isConfirmed = settled.some(({ state }) => state === 'confirmed');
  const others = isConfirmed ? [] : errorsBeside(suspects, outcomes);
  return [...settled, ...others].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** A container that the text does not name may be any of them. */
const isAbout = (subject: Outcome['subject'], container: string | undefined): boolean =>
  container === undefined || subject.kind !== 'container' || subject.name === container;

function stateOf(
  { id, readings }: Suspect,
  { rules, causes }: Known,
  catalogue: Catalogue,
  outcomes: readonly Outcome[],
  suspected: ReadonlySet<string>,
): Pick<Settled, 'state' | 'finding'> {
  const isRule = Object.hasOwn(rules, id);
  // What a rule that is a suspect itself finds is told there.
  const seenBy = isRule ? [id] : (causes[id]?.foundBy ?? []).filter((rule) => !suspected.has(rule));
  const theirs = outcomes.filter(({ rule }) => seenBy.includes(rule));
  const findings = theirs.flatMap((each) => each.findings);
  const printed = new Set(readings.flatMap((each) => each.match?.meanings ?? []).map(({ line }) => line));
  const prints = ({ lxcMessage = '' }: Finding) =>
    match(catalogue, parseLine(lxcMessage, 1))?.meanings.some(({ line }) => printed.has(line)) ?? false;
  const finding = findings.find(prints) ?? (isRule ? findings[0] : undefined);
  if (finding) return { state: 'confirmed', finding };
  const isRuledOut = isRule && theirs.length > 0 && theirs.every(({ status }) => status === 'pass');
  return { state: isRuledOut ? 'ruled-out' : 'not-checked', finding: undefined };
}

/** Errors that stop LXC whatever the text says, the first in LXC’s sequence first. */
const errorsBeside = (suspects: readonly Suspect[], outcomes: readonly Outcome[]): Settled[] =>
  outcomes
    .flatMap(({ findings }) => findings)
    .filter(({ severity, rule }) => severity === 'error' && suspects.every(({ id }) => id !== rule))
    .map((finding) => ({
      id: finding.rule,
      state: 'confirmed',
      certainty: undefined,
      readings: [],
      finding,
    }));

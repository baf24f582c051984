import type { Linted } from '../engine/lint.ts';
import { parseLine } from '../lxc/log/parse-line.ts';
import { includes } from '../lxc/releases.ts';
import type { Finding, Outcome } from '../model/finding.ts';
import { newContainer } from '../model/subject.ts';
import type { Catalogue, Known } from './catalogue.ts';
import type { Certainty, Suspect } from './diagnose.ts';
import { match } from './match.ts';

/** What a look at the host, or else at what was pasted, says of a suspect. */
export type State = 'confirmed' | 'confirmed-by-text' | 'not-checked' | 'ruled-out-by-text' | 'ruled-out';

/** A suspect after that look. */
export interface Settled extends Omit<Suspect, 'certainty'> {
  readonly state: State;
  /** Undefined where no line names it, but it was found. */
  readonly certainty: Certainty | undefined;
  /** What was found, where it is confirmed. */
  readonly finding: Finding | undefined;
}

const order: readonly State[] = [
  'confirmed',
  'confirmed-by-text',
  'not-checked',
  'ruled-out-by-text',
  'ruled-out',
];

/** What the rules say of a machine. */
export type Look = Pick<Linted, 'platform' | 'outcomes'>;

/** Of the host, undefined where it is not looked at, and of the machine that the text shows. */
export interface Looks {
  readonly host: Look | undefined;
  readonly text: Look;
}

/**
 * Holds what the lines say against the host and against what was pasted. What is confirmed comes first; an error that no
 * line names comes where no suspect is confirmed, as the text may lack its line.
 */
export function settle(
  suspects: readonly Suspect[],
  known: Known,
  catalogue: Catalogue,
  { host, text }: Looks,
  container: string | undefined,
): Settled[] {
  const onHost = host && { ...host, outcomes: host.outcomes.filter(isAbout(container)) };
  const suspected = new Set(suspects.map(({ id }) => id));
  const settled = suspects.map((each) => {
    const [found, shown] = [onHost, text].map(
      (look) => look && verdictOn(each, known, catalogue, look, suspected),
    );
    return { ...each, ...decided(found, shown) };
  });
  const isConfirmed = settled.some(({ finding }) => finding !== undefined);
  const others = isConfirmed
    ? []
    : [
        ...errorsBeside(suspects, onHost?.outcomes ?? [], 'confirmed'),
        ...errorsBeside(suspects, text.outcomes.map(ofWhatIsThere), 'confirmed-by-text'),
      ];
  return [...settled, ...others].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/**
 * A container that the text does not name may be any of them; what lxc-create would make is any that is not there.
 */
const isAbout =
  (container: string | undefined) =>
  ({ subject }: Outcome): boolean =>
    container === undefined ||
    subject.kind !== 'container' ||
    [container, newContainer].includes(subject.name);

/** What a look says of a suspect: a finding, that it is not so, or nothing. */
type Verdict = Finding | 'ruled-out' | undefined;

/** The host counts for more than what was pasted, which may be of another day. */
function decided(found: Verdict, shown: Verdict): Pick<Settled, 'state' | 'finding'> {
  if (typeof found === 'object') return { state: 'confirmed', finding: found };
  if (typeof shown === 'object') return { state: 'confirmed-by-text', finding: shown };
  if (found) return { state: 'ruled-out', finding: undefined };
  return { state: shown ? 'ruled-out-by-text' : 'not-checked', finding: undefined };
}

function verdictOn(
  { id, readings }: Suspect,
  { rules, causes }: Known,
  catalogue: Catalogue,
  { outcomes, platform }: Look,
  suspected: ReadonlySet<string>,
): Verdict {
  const isRule = Object.hasOwn(rules, id);
  // What a rule that is a suspect itself finds is told there.
  const seenBy = isRule ? [id] : (causes[id]?.foundBy ?? []).filter((rule) => !suspected.has(rule));
  const theirs = outcomes.filter(({ rule }) => seenBy.includes(rule));
  const findings = theirs.flatMap((each) => each.findings);
  const printed = new Set(readings.flatMap((each) => each.match?.meanings ?? []).map(({ line }) => line));
  const prints = ({ lxcMessage = '' }: Finding) =>
    match(catalogue, parseLine(lxcMessage, 1))?.meanings.some(({ line }) => printed.has(line)) ?? false;
  const finding = findings.find(prints) ?? (isRule ? findings[0] : undefined);
  if (finding) return finding;
  // What this kind of machine, or this LXC, does not have is not the cause either.
  const releases = causes[id]?.releases;
  const isOther = releases !== undefined && platform.lxc !== undefined && !includes(releases, platform.lxc);
  const isElsewhere = isOther || rules[id]?.skipWhen?.(platform) !== undefined;
  const isWell = isRule && theirs.length > 0 && theirs.every(({ status }) => status === 'pass');
  return isElsewhere || isWell ? 'ruled-out' : undefined;
}

/** Of a text only what stands there: what is missing may have been left out. */
const ofWhatIsThere = (outcome: Outcome): Outcome => ({
  ...outcome,
  findings: outcome.findings.filter(({ evidence: [{ at }] }) => at.text !== undefined),
});

/** Errors that stop LXC whatever its lines say, the first in LXC’s sequence first. */
const errorsBeside = (suspects: readonly Suspect[], outcomes: readonly Outcome[], state: State): Settled[] =>
  outcomes
    .flatMap(({ findings }) => findings)
    .filter(({ severity, rule }) => severity === 'error' && suspects.every(({ id }) => id !== rule))
    .map((finding) => ({ id: finding.rule, state, certainty: undefined, readings: [], finding }));

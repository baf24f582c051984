import { isLoud } from '../lxc/log/log-line.ts';
import type { Weight } from '../model/symptom.ts';
import type { Attempt } from './attempts.ts';
import type { Reading } from './read.ts';

/** Something that may have stopped LXC, and the lines that speak for it. */
export interface Suspect {
  /** Of a rule or a cause. */
  readonly id: string;
  /** How sure the text alone is. */
  readonly certainty: Certainty;
  /** In the order of the text, the one that names it first. */
  readonly readings: readonly Reading[];
}

/** Nothing else prints this; other causes are rarer; one of several. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** What a text tells by itself. */
export interface Diagnosis {
  /** The most probable first. */
  readonly suspects: readonly Suspect[];
  /** Lines that follow from others. */
  readonly consequences: readonly Reading[];
  /** Lines that a healthy start prints as well. */
  readonly noise: readonly Reading[];
  /** Loud lines that nobody knows. */
  readonly unmatched: readonly Reading[];
}

/** How much a line speaks for something, beside another that it may mean. */
const worth: Readonly<Record<Weight, number>> = { sure: 16, often: 8, sometimes: 4, rarely: 1 };

/**
 * LXC prints a cascade: what went wrong, then what could not go on because of it. So the first line that is no
 * consequence names the suspects, and what others say decides among them.
 */
export function diagnose({ readings }: Attempt): Diagnosis {
  const known = readings.filter(({ match }) => match);
  const optional = optionalMounts(known);
  const isNoise = (each: Reading) => hasRole(each, 'noise') || optional.has(each.match?.values[0] ?? '');
  const isConsequence = (each: Reading) => hasRole(each, 'consequence') && !isSure(each);
  const consequences = known.filter(isConsequence);
  const noise = known.filter(isNoise);
  const guesses = known.filter(({ match }) => match?.isGuess);
  const plain = known.filter((each) => !isNoise(each) && !isConsequence(each) && !each.match?.isGuess);
  const loud = plain.filter(({ line }) => isLoud(line) || isOutput.test(line.text));
  // What is not loud is printed by healthy starts as well: it explains a failure, and does not show one.
  const hasFailed = consequences.some(({ line }) => isLoud(line) || isEnd.test(line.message));
  const tiers = hasFailed
    ? [loud, plain.filter((each) => !loud.includes(each)), guesses, consequences, noise]
    : [loud, guesses];
  const telling = tiers.find((tier) => tier.some((each) => claims(each).size > 0)) ?? [];
  return {
    suspects: ranked(telling.filter((each) => claims(each).size > 0)),
    consequences,
    noise,
    unmatched: unmatchedIn(readings),
  };
}

/** A person’s words count where there are no lines of a program. */
function unmatchedIn(readings: readonly Reading[]): Reading[] {
  const said = readings.filter(({ line }) => line.form !== 'plain');
  return (said.length > 0 ? said : readings).filter(({ match, line }) => !match && isLoud(line));
}

/** What was not mounted, and may be missing: LXC prints the error first, and then that it is none. */
const optionalMounts = (readings: readonly Reading[]): ReadonlySet<string> =>
  new Set(
    readings
      .filter(({ line }) => line.message.endsWith('(optional)'))
      .flatMap(({ match }) => match?.values[0] ?? []),
  );

const hasRole = ({ match }: Reading, role: 'noise' | 'consequence'): boolean =>
  match?.meanings.some((meaning) => meaning.role.is === role) ?? false;

/** A line that names its cause is none that only follows, though one of its form may be. */
const isSure = (reading: Reading): boolean => [...claims(reading).values()].includes('sure');

/** What this line may mean. */
function claims({ match }: Reading): Map<string, Weight> {
  const found = new Map<string, Weight>();
  for (const { role } of match?.meanings ?? []) {
    if (role.is !== 'symptom') continue;
    const before = found.get(role.of);
    if (before === undefined || worth[role.weight] > worth[before]) found.set(role.of, role.weight);
  }
  return found;
}

/** The end of the container’s init, which LXC logs as INFO (error.c). */
const isEnd = /^Child <\d+> ended on error/;

/** What a program said that LXC ran: it is logged as DEBUG, however bad it was (run_buffer in conf.c and utils.c). */
const isOutput = / produced output: /;

/** How much a line tells against something that the first one does not name. */
const later = 0.3;

function ranked(readings: readonly Reading[]): Suspect[] {
  const [first, ...others] = readings;
  if (!first) return [];
  const scores = new Map<string, number>();
  const add = (id: string, score: number) => scores.set(id, (scores.get(id) ?? 0) + score);
  const suspects = claims(first);
  for (const [id, weight] of suspects) add(id, worth[weight]);
  const seen = new Set([first.line.message]);
  for (const reading of others) {
    if (seen.has(reading.line.message)) continue;
    seen.add(reading.line.message);
    const said = claims(reading);
    for (const [id, weight] of said)
      add(id, (worth[weight] / said.size) * (suspects.has(id) || weight === 'sure' ? 1 : later));
  }
  const inOrder = [...scores].sort(([, a], [, b]) => b - a);
  return inOrder.map(([id, score], index) => ({
    id,
    certainty:
      suspects.size === 1 && suspects.get(id) === 'sure'
        ? 'certain'
        : certaintyOf(score, inOrder[index === 0 ? 1 : 0]?.[1] ?? 0),
    readings: readings.filter((each) => claims(each).has(id)),
  }));
}

/** Among others: likely is what has twice as much for it as the next. */
const certaintyOf = (score: number, other: number): Certainty => (score >= 2 * other ? 'likely' : 'possible');

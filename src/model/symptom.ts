import type { Line, WeighedLines } from '../lxc/log/line.ts';

export type { Line };

/**
 * How far a line tells that something is the cause, among all that print the same: it names it, or it is the first,
 * the second, or the last thing to look at.
 */
const weights = ['sure', 'often', 'sometimes', 'rarely'] as const;

export type Weight = (typeof weights)[number];

/** A line that something is the cause of. */
export interface Symptom extends Line {
  readonly weight: Weight;
}

/** As a rule or a cause lists them. A line alone is one that often has this cause. */
export type Symptoms = readonly (string | Symptom)[];

export const asLine = (line: string | Line): Line => (typeof line === 'string' ? { line } : line);

export const symptomsOf = ({ symptoms }: { readonly symptoms: Symptoms }): Symptom[] =>
  symptoms.map((each) => (typeof each === 'string' ? { line: each, weight: 'often' } : each));

const weighing =
  (weight: Weight) =>
  (...lines: readonly (string | Line)[]): Symptom[] =>
    lines.map((each) => ({ ...asLine(each), weight }));

/** Lines that nothing else prints, as far as is known. */
export const sure = weighing('sure');
/** Lines whose first cause to look at this is. */
export const often = weighing('often');
/** Lines that have a likelier cause. */
export const sometimes = weighing('sometimes');
/** Lines that nearly always have another cause. */
export const rarely = weighing('rarely');

/** A list that is too long for the file of its rule. */
export const weighed = (lines: WeighedLines): Symptom[] =>
  weights.flatMap((weight) => weighing(weight)(...(lines[weight] ?? [])));

/**
 * Text for people as data: an English pattern with `{0}`, `{1}`, … for the values. It is written where it is
 * used, and another language replaces only the pattern.
 */
export interface Phrase {
  readonly pattern: string;
  readonly values: readonly Value[];
}

/** Names, paths and words of a config are strings: they are never translated. */
export type Value = string | number | Phrase | List | Count;

/** Several items of one kind, joined by the rules of the language; never empty. */
export interface List {
  readonly list: readonly (string | Phrase)[];
}

/** One phrase or the other, by a number that each of them may show: 0 or more. */
export interface Count {
  readonly count: number;
  readonly one: Phrase;
  readonly other: Phrase;
}

/** Tags a template: phrase`${user} may not use ${bridge}`. */
export function phrase(strings: TemplateStringsArray, ...values: readonly Value[]): Phrase {
  const pattern = strings.map((text, index) => (index === 0 ? text : `{${index - 1}}${text}`)).join('');
  return { pattern, values };
}

export const list = (items: readonly (string | Phrase)[]): List => ({ list: items });

export const count = (number: number, one: Phrase, other: Phrase): Count => ({ count: number, one, other });

/** Text that is not ours to translate: a user's own words, or a reason recorded in a snapshot. */
export const verbatim = (text: string): Phrase => ({ pattern: '{0}', values: [text] });

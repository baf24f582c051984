/**
 * A text for people as data: the pattern says it in English, with `{0}`, `{1}`, … where the values belong. It is written
 * where it is used, and another language replaces the pattern alone.
 */
export interface Phrase {
  readonly pattern: string;
  readonly values: readonly Value[];
}

/** Names, paths and words of a config are strings: no language replaces them. */
export type Value = string | number | Phrase | List | Count;

/** Several things of one kind, to be joined as a language joins them; never empty. */
export interface List {
  readonly list: readonly (string | Phrase)[];
}

/** One phrase or another, by a number that each of them may show: 0 or more. */
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

/** What is not ours to translate: a user's own words, or a reason that a snapshot has kept. */
export const verbatim = (text: string): Phrase => ({ pattern: '{0}', values: [text] });

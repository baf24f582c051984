import type { Phrase, Value } from './phrase.ts';

/** A language: what it says for each English pattern, and how it joins and counts. */
export interface Locale {
  /**
   * The pattern itself where there is none. The `other` pattern of a count may have one for each plural of the language.
   */
  translation(pattern: string): string | Plurals | undefined;
  /** `a, b and c`; at least two. */
  join(items: readonly string[]): string;
  /** Which of its plurals the language has for a number. */
  plural(count: number): Intl.LDMLPluralRule;
}

type Plurals = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;

/** Without Intl, whose data takes a tenth of a start to load. */
export const english: Locale = {
  translation: () => undefined,
  join: (items) => `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,
  plural: (count) => (count === 1 ? 'one' : 'other'),
};

/** The phrase in a language. */
export function render(phrase: Phrase, locale: Locale = english): string {
  const translated = locale.translation(phrase.pattern) ?? phrase.pattern;
  const pattern = typeof translated === 'string' ? translated : translated.other;
  return filled(pattern ?? phrase.pattern, phrase, locale);
}

const filled = (pattern: string, { values }: Phrase, locale: Locale): string =>
  pattern.replace(/\{(\d+)\}/g, (placeholder, index) => {
    const value = values[Number(index)];
    return value === undefined ? placeholder : shown(value, locale);
  });

function shown(value: Value, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return `${value}`;
  if ('pattern' in value) return render(value, locale);
  if ('count' in value) return counted(value, locale);
  const items = value.list.map((each) => shown(each, locale));
  return items.length === 1 ? `${items[0]}` : locale.join(items);
}

function counted({ count, one, other }: Extract<Value, { count: number }>, locale: Locale): string {
  const plural = locale.plural(count);
  const forms = locale.translation(other.pattern);
  if (forms === undefined || typeof forms === 'string') return render(plural === 'one' ? one : other, locale);
  return filled(forms[plural] ?? forms.other ?? other.pattern, other, locale);
}

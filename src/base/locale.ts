import type { Phrase, Value } from './phrase.ts';

/** A language: its BCP 47 tag, and its translation of each English pattern. */
export interface Locale {
  readonly tag: string;
  /**
   * Undefined means the pattern itself. The `other` pattern of a count may have one for each plural form of
   * the language.
   */
  translation(pattern: string): string | Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> | undefined;
}

export const english: Locale = { tag: 'en-GB', translation: () => undefined };

export function render(phrase: Phrase, locale: Locale = english): string {
  const translated = locale.translation(phrase.pattern) ?? phrase.pattern;
  return filled(
    typeof translated === 'string' ? translated : (translated.other ?? phrase.pattern),
    phrase,
    locale,
  );
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
  if ('list' in value)
    return joined(
      value.list.map((each) => shown(each, locale)),
      locale,
    );
  return counted(value, locale);
}

/** Most lists have one item, and an Intl.ListFormat takes longer to create than a rule to run. */
const joined = (items: readonly string[], { tag }: Locale): string =>
  items.length === 1 ? `${items[0]}` : new Intl.ListFormat(tag).format(items);

function counted({ count, one, other }: Extract<Value, { count: number }>, locale: Locale): string {
  const forms = locale.translation(other.pattern);
  if (forms === undefined || typeof forms === 'string') return render(count === 1 ? one : other, locale);
  const form = forms[new Intl.PluralRules(locale.tag).select(count)] ?? forms.other ?? other.pattern;
  return filled(form, other, locale);
}

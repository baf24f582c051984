import { printable } from '../../base/printable.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its children, which are elements or texts that `text` has made. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const start = [name, ...given.map(([key, value]) => `${key}="${escaped(printable(`${value}`))}"`)].join(
    ' ',
  );
  return children.length === 0 ? `<${start}/>` : `<${start}>${children.join('')}</${name}>`;
}

/** The same on lines of their own. */
export const onLines = (elements: readonly string[]): readonly string[] =>
  elements.length === 0 ? [] : ['\n', ...elements.flatMap((each) => [each, '\n'])];

export const document = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;

/** Lines of text, without what XML 1.0 has no character for: `printable` escapes all of it. */
export const text = (words: string): string => escaped(words.split('\n').map(printable).join('\n'));

const escaped = (words: string): string =>
  words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

import { item, literal, paragraph, section } from './roff.ts';

/** A page of `--help` by its headings, each with its rows. */
export function helpSections(page: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let rows: string[] = [];
  for (const line of page.split('\n')) {
    const [, heading] = /^(\S.*):$/.exec(line) ?? [];
    if (heading !== undefined) {
      rows = [];
      sections.set(heading, rows);
    } else rows.push(line);
  }
  return sections;
}

interface Term {
  readonly term: string;
  readonly text: string;
}

/** Rows of terms with their texts, which may go on in further rows. */
function termsIn(rows: readonly string[]): Term[] {
  const found: Term[] = [];
  for (const row of rows.filter((each) => each.startsWith(' '))) {
    const [, term, text = ''] = /^(?: {2}| {6}(?=--))(\S.*?)(?: {2,}(\S.*))?$/.exec(row) ?? [];
    const last = found.pop();
    if (term === undefined)
      found.push({ term: last?.term ?? '', text: `${last?.text ?? ''} ${row.trim()}`.trim() });
    else found.push(...(last ? [last] : []), { term, text });
  }
  return found;
}

/** A section of options, commands, formats or codes. */
export const terms = (heading: string, rows: readonly string[]): string =>
  section(heading, ...termsIn(rows).map(({ term, text }) => item(term, text)));

/** Commands of a shell, each with what it does. */
export const examples = (rows: readonly string[]): string =>
  section('Examples', ...termsIn(rows).map(({ term, text }) => `${paragraph(`${text}:`)}\n${literal(term)}`));

// What a page of man(7) is made of.

/** A page with its sections. `date`: `YYYY-MM-DD`. */
export const manual = (name: string, section: number, date: string, parts: readonly string[]): string =>
  `${[`.TH ${name.toUpperCase()} ${section} ${date} lxc-lint`, '.nh', '.ad l', ...parts].join('\n')}\n`;

export const section = (heading: string, ...parts: readonly string[]): string =>
  [`.SH ${roff(heading.toUpperCase())}`, ...parts].join('\n');

export const subsection = (heading: string, ...parts: readonly string[]): string =>
  [`.SS ${roff(heading)}`, ...parts].join('\n');

export const paragraph = (text: string): string => `.PP\n${roff(text)}`;

/** A term with what it means. */
export const item = (term: string, text: string): string => `.TP\n.B ${roff(term)}\n${roff(text)}`;

/** Lines as they are. */
export const literal = (text: string): string =>
  `.PP\n.RS 4\n.nf\n${text.split('\n').map(roff).join('\n')}\n.fi\n.RE`;

/** Text without what groff would take for a request, an escape or a typographic sign. */
const roff = (text: string): string =>
  text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/`/g, '\\(ga')
    .replace(/^(?=[.'])/gm, '\\&');

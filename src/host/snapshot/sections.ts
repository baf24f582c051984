/**
 * The format of a snapshot, a fixture and a bug report: one text, divided by headings such as `-- /etc/subuid
 * --`. A body line that looks like a heading, or begins with a backslash, is escaped with a backslash.
 */
export interface Section {
  readonly heading: string;
  readonly body: string;
}

/** With `s`, as a name may contain U+2028, which JavaScript takes for the end of a line. */
const heading = /^-- (.*) --$/s;
const noNewline = '\\no newline at end';

/** The text before the first heading, and the sections in order. */
export function sections(text: string): { preface: string; sections: Section[] } {
  const found: { heading: string; body: string[] }[] = [];
  const preface: string[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const title = heading.exec(line)?.[1];
    if (title !== undefined) found.push({ heading: title, body: [] });
    else (found.at(-1)?.body ?? preface).push(line);
  }
  return {
    preface: preface.join('\n'),
    sections: found.map(({ heading, body }) => ({ heading, body: unescaped(body) })),
  };
}

function unescaped(body: readonly string[]): string {
  const whole = body.at(-1) !== noNewline;
  const kept = whole ? body : body.slice(0, -1);
  return kept.map((line) => line.replace(/^\\/, '')).join('\n') + (whole && body.length > 0 ? '\n' : '');
}

/** Formats a section. `sections(write(section))` returns it unchanged, whatever the body holds. */
export function write({ heading: title, body }: Section): string {
  if (body === '') return `-- ${title} --\n`;
  const ended = body.endsWith('\n');
  const escaped = (ended ? body.slice(0, -1) : body)
    .split('\n')
    .map((line) => (line.startsWith('\\') || heading.test(line) ? `\\${line}` : line))
    .join('\n');
  return `-- ${title} --\n${escaped}\n${ended ? '' : `${noNewline}\n`}`;
}

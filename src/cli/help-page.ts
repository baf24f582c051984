import { wrap } from '../base/wrap.ts';

/** Columns. */
const width = 80;

/** Columns of an option with its value, and at most of another name; a longer one is on a line of its own. */
const roomForOption = 29;
const roomForName = 24;

/** What an option takes. */
const values: Readonly<Record<string, string>> = {
  user: 'NAME',
  config: 'FILE',
  root: 'DIR',
  snapshot: 'FILE',
  'lxc-version': 'VERSION',
  pid: 'PID',
  rule: 'ID',
  skip: 'ID',
  baseline: 'FILE',
  'fail-on': 'SEVERITY',
  severity: 'SEVERITY',
  format: 'FORMAT',
  color: 'WHEN',
};

/**
 * The page of `--help` as yargs gives it without a limit to its width, for people: wrapped, with what an option takes, and
 * without types and defaults, which the descriptions have where they matter.
 */
export const helpPage = (page: string): string => page.split('\n').flatMap(rows).join('\n');

function rows(line: string): string[] {
  const [, given = '', gap = '', rest = ''] = /^( +\S.*?)( {2,})(\S.*)$/.exec(line) ?? [];
  if (gap === '') return wrap(line, width);
  const [, option] = /^ +(?:-\w, )?--([\w-]+)$/.exec(given) ?? [];
  const name = option === undefined ? given : [given, values[option] ?? []].flat().join(' ');
  const indent = option === undefined ? Math.min(given.length + gap.length, roomForName) : roomForOption;
  const text = `${rest.replace(tags, '')}${choicesIn(rest)}`;
  const described = wrap(text, width - indent).map((row) => `${' '.repeat(indent)}${row}`);
  if (name.length + 2 > indent) return [name, ...described];
  return described.map((row, index) => (index === 0 ? name.padEnd(indent) + row.slice(indent) : row));
}

/** What yargs puts behind a description. */
const tags =
  /(?: *\[(?:boolean|string|number|array|required|choices: [^\]]*|default(?:: (?:\[\]|[^\]]*))?)\])+ *$/;

/** ` (pretty, json)` */
const choicesIn = (text: string): string => {
  const [, choices] = /\[choices: ([^\]]*)\]/.exec(text) ?? [];
  return choices === undefined ? '' : ` (${choices.replaceAll('"', '')})`;
};

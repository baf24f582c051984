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
  output: 'FILE',
  remember: 'DIR',
  color: 'WHEN',
};

/**
 * The page of `--help` as yargs gives it without a limit to its width, for people: wrapped, with what an option takes, and
 * without types and defaults, which the descriptions have where they matter.
 */
export const helpPage = (page: string): string => page.split('\n').flatMap(rows).join('\n');

function rows(line: string): string[] {
  const begun = line.search(/\S/);
  const end = begun > 0 ? line.indexOf('  ', begun) : -1;
  if (end < 0) return wrap(line, width);
  const [given, described] = [line.slice(0, end), line.slice(end)];
  const rest = described.trimStart();
  const gap = described.slice(0, described.length - rest.length);
  const [, option] = /^ +(?:-\w, )?--([\w-]+)$/.exec(given) ?? [];
  const name = option === undefined ? given : [given, values[option] ?? []].flat().join(' ');
  const indent = option === undefined ? Math.min(given.length + gap.length, roomForName) : roomForOption;
  const text = `${withoutTags(rest)}${choicesIn(rest)}`;
  const wrapped = wrap(text, width - indent).map((row) => `${' '.repeat(indent)}${row}`);
  if (name.length + 2 > indent) return [name, ...wrapped];
  return wrapped.map((row, index) => (index === 0 ? name.padEnd(indent) + row.slice(indent) : row));
}

/** Without what yargs puts behind a description: `[boolean] [default: false]`. */
function withoutTags(text: string): string {
  const begins = tags.map((tag) => text.indexOf(` [${tag}`)).filter((at) => at >= 0);
  return begins.length === 0 ? text : text.slice(0, Math.min(...begins)).trimEnd();
}

const tags = ['boolean]', 'string]', 'number]', 'array]', 'required]', 'choices:', 'default'];

/** ` (pretty, json)` */
function choicesIn(text: string): string {
  const begun = text.indexOf('[choices: ');
  const choices = begun < 0 ? '' : text.slice(begun + '[choices: '.length, text.indexOf(']', begun));
  return choices === '' ? '' : ` (${choices.replaceAll('"', '')})`;
}

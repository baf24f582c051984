import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import Draft04 from 'ajv-draft-04';
import { validateXML } from 'xmllint-wasm';
import type { Format } from '../../src/report/formats/index.ts';

// What a format promises, as a check of its text: a schema, or the grammar that its readers have. Each comes back with what is
// wrong; nothing where all is right.

const schema = (name: string) => readFileSync(`test/report/schemas/${name}`, 'utf8');

const sarif = new Draft04.default({
  strict: false,
  validateFormats: false,
  allErrors: true,
  unicodeRegExp: false,
}).compile(JSON.parse(schema('sarif-2.1.0.json')));
const gitlab = new Ajv({ allErrors: true }).compile(JSON.parse(schema('gitlab.json')));

type Validate = ((data: unknown) => unknown) & { errors?: unknown };

function byJson(text: string, validate: Validate): string[] {
  return validate(JSON.parse(text)) ? [] : [JSON.stringify(validate.errors)];
}

async function byXsd(text: string, name: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: text },
    schema: { fileName: name, contents: schema(name) },
  });
  return errors.map(({ message }) => message);
}

/** Lines that none of these patterns has. */
const byLine = (text: string, ...patterns: readonly RegExp[]): string[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => line !== '' && !patterns.some((pattern) => pattern.test(line)));

const nagiosFirst =
  /^LXCLINT (OK|WARNING|CRITICAL|UNKNOWN) - [ -{}~]+ \| ('[a-z]+'=\d+(\.\d+)?s?;(\d+)?;(\d+)?;0 ?)+$/;

/** Names and escapes of the text format of Prometheus. */
const sample = /^lxc_lint_[a-z_]+\{[a-z]+="([^"\\]|\\["\\n])*"(,[a-z]+="([^"\\]|\\["\\n])*")*\} \d+(\.\d+)?$/;

const checks: Readonly<Partial<Record<Format, (text: string) => string[] | Promise<string[]>>>> = {
  sarif: (text) => byJson(text, sarif),
  gitlab: (text) => byJson(text, gitlab),
  junit: (text) => byXsd(text, 'junit.xsd'),
  checkstyle: (text) => byXsd(text, 'checkstyle.xsd'),
  line: (text) => byLine(text, /^\/.*: (error|warning|info|unknown): .+ \[[a-z-]+\]$/),
  github: (text) => byLine(text, /^::(error|warning|notice)( [a-zA-Z]+=[^:,]*(,[a-zA-Z]+=[^:,]*)*)?::.+$/),
  nagios: (text) => {
    const [first = '', ...rest] = text.split('\n');
    return [
      ...byLine(first, nagiosFirst),
      ...byLine(rest.join('\n'), /^\[[A-Z]+\] [ -{}~]+$/, /^\.\.\. and /),
    ];
  },
  prometheus: (text) => byLine(text, sample, /^# HELP lxc_lint_\w+ .+$/, /^# TYPE lxc_lint_\w+ gauge$/),
  tap: (text) =>
    byLine(
      text,
      /^TAP version 13$/,
      /^1\.\.\d+$/,
      /^(not )?ok \d+ - ([^#\\]|\\[#\\])+( # (TODO|SKIP) ([^#\\]|\\[#\\])+)?$/,
      /^ {2}(---|\.\.\.)$/,
      /^ {2}[a-z]+: (\d+|"([^"\\]|\\["\\])*")$/,
    ),
};

/** What is wrong with the text of a report in this format. */
export const complaints = async (format: Format, text: string): Promise<string[]> =>
  (await checks[format]?.(text)) ?? [];

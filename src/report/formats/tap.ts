import type { FindingReport } from '../finding-report.ts';
import type { Report } from '../report.ts';
import { type Check, checks } from './checks.ts';
import type { Render } from './format.ts';
import { located } from './located.ts';
import { oneLine } from './words.ts';

/** Test Anything Protocol 13: prove of Debian 12 takes 14 for a mistake (TAP::Parser 3.44). */
export const tap: Render = (report, options) => {
  const all = checks(report, options);
  const points = all.flatMap((check, index) => point(check, index + 1, report));
  return ['TAP version 13', `1..${all.length}`, ...points].map((row) => `${row}\n`).join('');
};

function point(check: Check, number: number, report: Report): string[] {
  const { is, name, subject, title, reason, findings } = check;
  const mark = is === 'pass' || is === 'skipped' ? 'ok' : 'not ok';
  const description = plain(`${name} (${subject}): ${title}`);
  const row = `${mark} ${number} - ${description}${directives[is](plain(reason))}`;
  if (findings.length > 0) return [row, ...findings.flatMap((finding) => diagnosis(finding, report))];
  return is === 'unknown' || is === 'fail' ? [row, ...block([['message', reason]])] : [row];
}

const directives: Readonly<Record<Check['is'], (reason: string) => string>> = {
  pass: () => '',
  fail: () => '',
  unknown: () => '',
  // prove counts it as a failure that was expected.
  excused: (reason) => ` # TODO ${reason}`,
  skipped: (reason) => ` # SKIP ${reason}`,
};

/** Without the sign that begins a directive, which old harnesses do not unescape. */
const plain = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('#', '\\#');

function diagnosis(finding: FindingReport, report: Report): string[] {
  const { rule, severity, message, fix } = finding;
  const { path, line, column } = located(finding, report);
  return block([
    ['rule', rule],
    ['severity', severity],
    ['message', message],
    ['file', path],
    ['line', line],
    ['column', column],
    ['fix', fix.title],
  ]);
}

/** A YAML block. A string of JSON is one of YAML as well. */
const block = (entries: readonly (readonly [string, string | number | undefined])[]): string[] => [
  '  ---',
  ...entries.flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [`  ${key}: ${typeof value === 'number' ? value : JSON.stringify(oneLine(value))}`];
  }),
  '  ...',
];

import { groupBy } from '../../base/grouped.ts';
import type { FindingReport } from '../finding-report.ts';
import type { Report } from '../report.ts';
import { type Check, checks } from './checks.ts';
import type { Render } from './format.ts';
import { located } from './located.ts';
import { oneLine } from './words.ts';
import { document, element, onLines, text } from './xml.ts';

/** What Ant’s strict schema and the looser readers of CI systems have in common: a suite for each subject. */
export const junit: Render = (report, options) => {
  const suites = [...groupBy(checks(report, options), ({ subject }) => subject).entries()];
  const elements = suites.map(([name, cases], id) => suite(name, cases, id, report));
  return document(element('testsuites', {}, onLines(elements)));
};

function suite(name: string, cases: readonly Check[], id: number, report: Report): string {
  const { startedAt, durationMs, host } = report.run;
  const counted = (...states: readonly Check['is'][]) =>
    cases.filter((each) => states.includes(stateIn(each))).length;
  return element(
    'testsuite',
    {
      id,
      name,
      package: report.tool.name,
      hostname: host === null ? 'unknown' : oneLine(host),
      // The schema has neither fractions nor a zone.
      timestamp: startedAt.slice(0, 'YYYY-MM-DDThh:mm:ss'.length),
      tests: cases.length,
      failures: counted('fail'),
      errors: counted('unknown'),
      skipped: counted('skipped'),
      // The run is measured as a whole.
      time: id === 0 ? durationMs / 1000 : 0,
    },
    onLines([
      element('properties', {}),
      ...cases.map((each) => testcase(each, report)),
      element('system-out', {}, [text(cases.filter(isSaidBeside).map(said(report)).join('\n'))]),
      element('system-err', {}),
    ]),
  );
}

/** A test has no state between failed and passed: what is excused has passed, if anything was found, and was skipped otherwise. */
const stateIn = ({ is, findings }: Check): Check['is'] => {
  if (is !== 'excused') return is;
  return findings.length > 0 ? 'pass' : 'skipped';
};

const isSaidBeside = ({ is, findings }: Check): boolean => is === 'excused' && findings.length > 0;

function testcase(check: Check, report: Report): string {
  const { name, subject, stage, reason, findings } = check;
  const attributes = { classname: `${report.tool.name}.${stage}`, name: `${name} (${subject})`, time: 0 };
  const type = findings[0]?.severity ?? name;
  const details = [text(said(report)(check))];
  const children: Readonly<Record<Check['is'], readonly string[]>> = {
    pass: [],
    excused: [],
    fail: [element('failure', { type, message: reason }, details)],
    unknown: [element('error', { type: 'unknown', message: reason }, details)],
    skipped: [element('skipped', { message: reason })],
  };
  return element('testcase', attributes, children[stateIn(check)]);
}

/** What is wrong, line by line. */
const said =
  (report: Report) =>
  ({ title, reason, findings }: Check): string =>
    findings.length === 0
      ? `${title}: ${reason}`
      : findings.map((finding) => findingText(finding, report)).join('\n');

function findingText(finding: FindingReport, report: Report): string {
  const { path, line, column } = located(finding, report);
  const at = [oneLine(path), line ?? [], line === undefined ? [] : (column ?? [])].flat().join(':');
  return `${at}: ${finding.severity}: ${oneLine(finding.message)}`;
}

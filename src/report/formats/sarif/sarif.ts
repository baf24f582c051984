import type { Severity } from '../../../model/severity.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { Report, RuleReport } from '../../report.ts';
import type { Render, RunOptions } from '../format.ts';
import { escapedJson } from '../json.ts';
import { unknowns } from '../unknowns.ts';
import { oneLine, subjectName } from '../words.ts';
import { fixes } from './fixes.ts';
import { bases, locations, relatedLocations } from './locations.ts';

/** Static Analysis Results Interchange Format 2.1.0 (OASIS). */
export const sarif: Render = (report, options) =>
  escapedJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run(report, options)],
  });

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function run(report: Report, options: RunOptions) {
  const { tool, rules, run: about, findings, suppressed } = report;
  const host = oneLine(about.host ?? 'unknown');
  return {
    tool: { driver: { ...tool, rules: rules.map(descriptor) } },
    // It ends in a slash: several hosts and users do not close each other’s alerts.
    automationDetails: { id: `${tool.name}/${host}/${oneLine(about.user)}/` },
    originalUriBaseIds: bases(options),
    columnKind: 'utf16CodeUnits',
    invocations: [invocation(report, options)],
    results: [
      ...findings.map((finding) => ({ ...result(finding, report, options), suppressions: [] })),
      ...suppressed.map(({ finding, by, reason }) => ({
        ...result(finding, report, options),
        suppressions: [
          {
            kind: by === 'comment' ? 'inSource' : 'external',
            status: 'accepted',
            ...(reason === null ? {} : { justification: oneLine(reason) }),
          },
        ],
      })),
    ],
  };
}

const descriptor = ({ id, title, stage, severity }: RuleReport) => ({
  id,
  shortDescription: { text: title },
  fullDescription: { text: title },
  help: { text: `lxc-lint explain ${id}`, markdown: `\`lxc-lint explain ${id}\`` },
  defaultConfiguration: { level: levels[severity] },
  properties: { tags: [stage] },
});

function invocation(report: Report, options: RunOptions) {
  const { startedAt, endedAt, host, user } = report.run;
  return {
    executionSuccessful: options.exitCode < 2,
    exitCode: options.exitCode,
    startTimeUtc: startedAt,
    endTimeUtc: endedAt,
    ...(host === null ? {} : { machine: oneLine(host) }),
    account: oneLine(user),
    toolExecutionNotifications: unknowns(report, options).map(({ message }) => ({
      level: 'warning',
      message: { text: message },
    })),
  };
}

function result(finding: FindingReport, report: Report, options: RunOptions) {
  const { rule, severity, message, subject, fingerprint, fix, lxcMessage } = finding;
  return {
    ruleId: rule,
    ruleIndex: report.rules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: oneLine(message) },
    locations: locations(finding, report, options),
    relatedLocations: relatedLocations(finding, report, options),
    partialFingerprints: { 'lxcLintFinding/v1': fingerprint },
    ...fixes(finding, report, options),
    properties: {
      subject: subjectName(subject),
      stage: finding.stage,
      fix: oneLine(fix.title),
      safety: fix.safety,
      ...(lxcMessage === undefined ? {} : { lxcMessage: oneLine(lxcMessage) }),
    },
  };
}

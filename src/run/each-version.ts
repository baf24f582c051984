import { groupBy } from '../base/grouped.ts';
import type { Linted } from '../engine/lint.ts';
import { showVersion, type Version } from '../lxc/version.ts';
import type { Finding, Outcome, Suppressed } from '../model/finding.ts';
import { subjectId } from '../model/finding.ts';
import { severities } from '../model/severity.ts';
import { isAboutNothing } from '../suppression/unused.ts';

/** What a lint for one version of LXC found. */
interface ForVersion {
  readonly version: Version;
  readonly linted: Linted;
}

/**
 * The lints of the same files for several versions of LXC as one: each finding once, with the versions that it is for where it
 * is not for all of them. What is unknown for one version stays unknown.
 */
export function asOne(all: readonly [ForVersion, ...ForVersion[]]): Linted {
  const [{ linted: first }] = all;
  const outcomes = all.flatMap(({ linted }) => linted.outcomes);
  const versions = versionsByFinding(all);
  const together = groupBy(outcomes, ({ rule, subject }) => JSON.stringify([rule, subjectId(subject)]));
  return {
    ...first,
    platform: { ...first.platform, lxc: undefined },
    outcomes: [...together.values()].flatMap((each) => merged(each, versions, all.length)),
    suppressed: onceEach(all.flatMap(({ linted }) => linted.suppressed)),
  };
}

type Versions = ReadonlyMap<string, readonly string[]>;

/** The key has the severity, too: what LXC 3 rejects is a warning with LXC 2.1. */
function versionsByFinding(all: readonly ForVersion[]): Versions {
  const found = new Map<string, string[]>();
  for (const { version, linted } of all) {
    for (const finding of linted.outcomes.flatMap(({ findings }) => findings))
      found.set(keyOf(finding), [...(found.get(keyOf(finding)) ?? []), showVersion(version)]);
  }
  return found;
}

const keyOf = ({ fingerprint, severity }: Finding): string => `${severity} ${fingerprint}`;

/** One outcome for each way in which it ended; that all was well with one version says nothing beside the others. */
function merged(outcomes: readonly Outcome[], versions: Versions, all: number): Outcome[] {
  const found = outcomes.flatMap(({ findings }) => findings);
  // The most severe comes last, and stands for the others of its fingerprint.
  const bySeverity = [...severities]
    .reverse()
    .flatMap((each) => found.filter(({ severity }) => severity === each));
  const worst = new Map(bySeverity.map((finding) => [finding.fingerprint, finding]));
  const inOrder = [...new Set(found.map(({ fingerprint }) => fingerprint))];
  const findings = inOrder
    .flatMap((fingerprint) => worst.get(fingerprint) ?? [])
    .flatMap((finding) => placed(finding, versions, all));
  const paths = [...new Set(findings.map(pathOf))];
  findings.sort(
    (one, other) => paths.indexOf(pathOf(one)) - paths.indexOf(pathOf(other)) || lineOf(one) - lineOf(other),
  );
  const byStatus = groupBy(outcomes, ({ status }) => status);
  const telling = [...byStatus].filter(([status]) => ['fail', 'unknown', 'blocked'].includes(status));
  const kept = telling.length > 0 ? telling : [...byStatus].slice(0, 1);
  return kept.flatMap(([status, [outcome]]) =>
    outcome ? [{ ...outcome, findings: status === 'fail' ? findings : [] }] : [],
  );
}

const pathOf = ({ evidence: [{ at }] }: Finding): string => at.path;
const lineOf = ({ evidence: [{ at }] }: Finding): number => at.line ?? 0;

function placed(finding: Finding, versions: Versions, all: number): Finding[] {
  const lxcVersions = versions.get(keyOf(finding)) ?? [];
  if (lxcVersions.length === all) return [finding];
  // A comment is there for a reason where it suppresses something with one of the versions.
  return isAboutNothing(finding) ? [] : [{ ...finding, lxcVersions }];
}

const onceEach = (suppressed: readonly Suppressed[]): readonly Suppressed[] => [
  ...new Map(suppressed.map((each) => [each.finding.fingerprint, each])).values(),
];

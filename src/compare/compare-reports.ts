import type { ComparisonReport } from '../report/comparison-report.ts';
import type { DifferenceReport } from '../report/difference-report.ts';
import { compareResults } from './compare-results.ts';
import { change } from './line-changes.ts';
import type { ReadReport } from './read-report.ts';

/** What differs between two reports: what was found, and the versions of which a report tells. */
export const compareReports = (
  before: ReadReport,
  after: ReadReport,
): Omit<ComparisonReport, 'schemaVersion' | 'tool'> => ({
  of: 'reports',
  ...compareResults(before, after),
  differences: platform.flatMap(([key, place]) => {
    const [old, young] = [before.run[key], after.run[key]];
    if (old === young) return [];
    return [{ ...place, changes: [{ ...change('version'), before: old, after: young }], explains: [] }];
  }),
});

/** What a report says of its host, and where a host says it. */
const platform: readonly (readonly [
  key: keyof ReadReport['run'],
  place: Pick<DifferenceReport, 'kind' | 'path' | 'name'>,
])[] = [
  ['lxc', { kind: 'command', path: 'lxc-start --version', name: 'LXC' }],
  ['kernel', { kind: 'file', path: '/proc/sys/kernel/osrelease', name: 'kernel' }],
  ['distro', { kind: 'file', path: '/etc/os-release', name: 'distribution' }],
  ['cgroupLayout', { kind: 'file', path: '/sys/fs/cgroup', name: 'cgroups' }],
];

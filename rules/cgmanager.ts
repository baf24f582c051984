import { phrase } from '../src/base/phrase.ts';
import { cgmanager } from '../src/facts/install/cgmanager.ts';
import { atLeast } from '../src/lxc/version.ts';
import { manual } from '../src/model/action.ts';
import type { Platform } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'machine',
  stage: 'install',
  title: 'cgmanager is not installed',
  why: 'Before LXC 3, users could have their cgroups created by a daemon, cgmanager. LXC 3.0 removed all support for it, and Debian 10 and later no longer ship it. Left over from an upgrade it is useless, and tutorials that ask for it are older than the installed LXC.',
  remedy: 'Remove the package: `apt-get remove cgmanager`.',
  fault: 'cgmanager does not run, or is left over',
  symptoms: [
    ...sure(
      { line: 'Error connecting to cgroup manager', until: '2.1.1' },
      { line: 'Error opening cgmanager proxy: {}', until: '2.1.1' },
    ),
    ...sometimes(
      { line: 'call to cgmanager_chmod_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_chown_scm_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_create_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_get_tasks_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_list_controllers_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_move_pid_abs_sync({}) failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_move_pid_sync failed: {}', until: '1.0.3' },
      { line: 'call to cgmanager_remove_sync failed: {}', until: '2.1.1' },
    ),
    ...rarely({ line: '{}', file: 'cgmanager.c' }),
    ...often(
      { line: 'Cannot write to crucial subsystem {}', until: '2.1.1' },
      { line: 'Error cgroup manager api version: {}', until: '2.1.1' },
      { line: 'Error pinging cgroup manager: {}', until: '1.0.3' },
      { line: 'Error getting reply from server over socketpair', until: '2.1.1' },
    ),
  ],
  manpages: ['lxc(7)'],
  notes: [
    'Nothing is lost without it: LXC has had no code for it since commit 0e7ff52c9, first released with 3.0.0.',
    'LXC 1 and 2 may use it, so nothing is reported there.',
  ],
  maxSeverity: 'info',
  skipWhen: ({ lxc }: Platform) =>
    lxc && !atLeast(lxc, 3) ? phrase`LXC before 3 may use cgmanager to create cgroups` : undefined,
  requires: { cgmanager },

  *check({ cgmanager }) {
    if (cgmanager === undefined) return;
    yield {
      severity: 'info',
      kind: 'installed',
      message: phrase`cgmanager is installed, but LXC no longer uses it since 3.0`,
      evidence: [{ at: { path: cgmanager }, note: phrase`exists` }],
      fix: manual(phrase`remove the package cgmanager`),
    };
  },
});

import { phrase } from '../src/base/phrase.ts';
import { cgmanager } from '../src/facts/install/cgmanager.ts';
import { atLeast } from '../src/lxc/version.ts';
import { manual } from '../src/model/action.ts';
import type { Platform } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'machine',
  stage: 'install',
  title: 'Nothing is left of cgmanager',
  why: 'Before LXC 3, users could have their cgroups made by a daemon, cgmanager. It is gone for good: LXC 3.0 took out all that spoke to it, and Debian 10 and later do not have it. What a machine still has of it after upgrades serves nobody, and tutorials that ask for it are older than the LXC that is installed.',
  symptoms: [],
  manpages: ['lxc(7)'],
  notes: [
    'Nothing is lost by it: LXC has had no code for it since its commit 0e7ff52c9, first released with 3.0.0.',
    'LXC 1 and 2 may use it, and nothing is reported there.',
  ],
  maxSeverity: 'info',
  skipWhen: ({ lxc }: Platform) =>
    lxc && !atLeast(lxc, 3) ? phrase`LXC before 3 may have its cgroups made by cgmanager` : undefined,
  requires: { cgmanager },

  *check({ cgmanager }) {
    if (cgmanager === undefined) return;
    yield {
      severity: 'info',
      message: phrase`cgmanager is installed, which no LXC since 3.0 has any use for`,
      evidence: [{ at: { path: cgmanager }, note: phrase`is there` }],
      fix: manual(phrase`remove the package cgmanager`),
    };
  },
});

import { octal } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import {
  idToolPrivileges,
  neededCapability,
  type PrivilegedTool,
  type PrivilegeGap,
} from '../src/facts/install/id-tool-privileges.ts';
import { type PackageManager, packageManager } from '../src/facts/machine/package-manager.ts';
import { hasCapability } from '../src/lxc/capabilities.ts';
import type { Fix } from '../src/model/action.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { removeFileCapability, setFileCapability } from '../src/remedies/install/file-capability.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'user',
  stage: 'install',
  title: 'newuidmap and newgidmap may write id maps',
  why: 'They write the id map on behalf of a user who may not, so they have to be more than that user: by the setuid bit of root, or by a file capability. On a file system that is mounted nosuid neither has any effect.',
  symptoms: [
    'newuidmap is lacking necessary privileges',
    'newgidmap is lacking necessary privileges',
    'newuidmap: write to uid_map failed: Operation not permitted',
    'newgidmap: write to gid_map failed: Operation not permitted',
    'newuidmap: open of uid_map failed: Permission denied',
    'newgidmap: open of gid_map failed: Permission denied',
    'Operation not permitted - Failed to write uid mapping',
  ],
  manpages: ['newuidmap(1)', 'capabilities(7)', 'mount(8)'],
  notes: [
    "LXC looks at the setuid bit and not at the owner of the file: a setuid program that is not root's passes its check, and the start fails all the same.",
    'It takes either of the two capabilities for good enough, too: newuidmap with cap_setgid passes its check, and fails.',
    'File capabilities take the place of what the setuid bit gives. With both, newuidmap fails on Debian 12, whatever the capability is; built with libcap, which Debian does without, it may do with cap_setuid.',
  ],
  maxSeverity: 'error',
  requires: { idToolPrivileges, packageManager },

  *check({ idToolPrivileges, packageManager }) {
    for (const lack of ['nosuid', 'overruled', 'plain'] as const) {
      const [first, ...others] = idToolPrivileges.filter((tool) => tool.lack === lack);
      if (!first) continue;
      yield {
        severity: 'error',
        message: phrase`${[first, ...others].map(({ path }) => path).join(' and ')} ${what[lack](others.length > 0)}`,
        evidence: [
          evidence(first),
          ...others.filter(({ nosuid }) => nosuid !== first.nosuid || !nosuid).map(evidence),
        ],
        lxcMessage: lxcMessage(first),
        fix: remedy(first, others, packageManager),
      };
    }
  },
});

const what: Readonly<Record<PrivilegeGap, (many: boolean) => string>> = {
  nosuid: (many) => `${many ? 'are' : 'is'} on a file system that is mounted nosuid: it gives no privileges`,
  overruled: (many) => `${many ? 'have' : 'has'} file capabilities that overrule the setuid bit`,
  plain: (many) => `${many ? 'have' : 'has'} no privileges to write id maps with`,
};

function evidence(tool: PrivilegedTool): Evidence {
  const { path, mode, uid, capabilities, nosuid } = tool;
  if (nosuid) return { at: nosuid.at, note: phrase`${nosuid.point} is mounted nosuid` };
  const note = capabilities
    ? phrase`has ${capabilities}${tool.lack === 'overruled' ? ' beside the setuid bit' : `, and needs ${neededCapability(tool)}+ep`}`
    : phrase`is mode ${octal(mode)} of uid ${uid}, without a file capability`;
  return { at: { path }, note };
}

/** What passes LXC's own check is run, and complains itself (seen with LXC 5.0.2 and shadow 4.13). */
function lxcMessage({ name, mode, capabilities, nosuid }: PrivilegedTool): string {
  const file = name === 'newuidmap' ? 'uid_map' : 'gid_map';
  if ((mode & 0o4000) !== 0 && !nosuid) return `${name}: open of ${file} failed: Permission denied`;
  const passes = ['cap_setuid', 'cap_setgid'].some((each) => hasCapability(capabilities, each));
  return nosuid || passes
    ? `${name}: write to ${file} failed: Operation not permitted`
    : 'Operation not permitted - Failed to write uid mapping';
}

function remedy(first: PrivilegedTool, others: readonly PrivilegedTool[], install: PackageManager): Fix {
  if (first.nosuid) return remount(first.nosuid, 'nosuid');
  return first.lack === 'overruled'
    ? removeFileCapability(first, others)
    : setFileCapability(first, others, install);
}

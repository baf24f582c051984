import { octal } from '../src/base/file-mode.ts';
import { count, list, type Phrase, phrase } from '../src/base/phrase.ts';
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
  title: 'newuidmap and newgidmap have the privileges to write ID maps',
  why: 'They write the ID map for a user who cannot, so they need more privileges: setuid root, or a file capability. On a file system mounted nosuid neither has any effect.',
  remedy: 'As root: `chmod u+s /usr/bin/newuidmap /usr/bin/newgidmap`, or reinstall the package uidmap.',
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
    'LXC looks at the setuid bit and not at the owner of the file: a setuid program that root does not own passes its check, and the start still fails.',
    'LXC also accepts either of the two capabilities: newuidmap with cap_setgid passes its check, and fails.',
    'File capabilities replace what the setuid bit gives. With both, newuidmap fails on Debian 12, whatever the capability is; built with libcap, which Debian does not do, it may work with cap_setuid.',
  ],
  maxSeverity: 'error',
  requires: { idToolPrivileges, packageManager },

  *check({ idToolPrivileges, packageManager }) {
    for (const lack of ['nosuid', 'overruled', 'plain'] as const) {
      const [first, ...others] = idToolPrivileges.filter((tool) => tool.lack === lack);
      if (!first) continue;
      yield {
        kind: kinds[lack],
        severity: 'error',
        message: message(lack, [first, ...others]),
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

const kinds: Readonly<Record<PrivilegeGap, string>> = {
  nosuid: 'nosuid',
  overruled: 'capabilities-override',
  plain: 'unprivileged',
};

function message(gap: PrivilegeGap, tools: readonly PrivilegedTool[]): Phrase {
  const paths = list(tools.map(({ path }) => path));
  switch (gap) {
    case 'nosuid':
      return phrase`no privileges on a file system that is mounted nosuid: ${paths}`;
    case 'overruled':
      return phrase`file capabilities override the setuid bit of ${paths}`;
    case 'plain':
      return phrase`${count(
        tools.length,
        phrase`${paths} is neither setuid root nor has a file capability`,
        phrase`${paths} are neither setuid root nor have file capabilities`,
      )}`;
  }
}

function evidence(tool: PrivilegedTool): Evidence {
  const { path, mode, uid, capabilities, nosuid } = tool;
  if (nosuid) return { at: nosuid.at, note: phrase`${nosuid.point} is mounted nosuid` };
  const at = { path };
  if (!capabilities)
    return { at, note: phrase`mode ${octal(mode)}, owned by UID ${uid}, without a file capability` };
  return tool.lack === 'overruled'
    ? { at, note: phrase`has ${capabilities} beside the setuid bit` }
    : { at, note: phrase`has ${capabilities}, but needs ${neededCapability(tool)}+ep` };
}

/** What passes LXC's own check is run, and reports the error itself (seen with LXC 5.0.2 and shadow 4.13). */
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

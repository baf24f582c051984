import { octal } from '../src/base/file-mode.ts';
import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import { containerNeedsGrants } from '../src/facts/account/needs-grants.ts';
import {
  idToolPrivileges,
  neededCapability,
  type PrivilegedTool,
  type PrivilegeGap,
} from '../src/facts/install/id-tool-privileges.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { hasCapability } from '../src/lxc/capabilities.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';
import { givePrivileges } from '../src/remedies/install/file-capability.ts';

export default rule({
  subject: 'user',
  stage: 'install',
  title: 'newuidmap and newgidmap have the privileges to write ID maps',
  why: 'They write the ID map on behalf of a user who is not allowed to, so they need more privileges than that user: by being setuid root, or by a file capability. On a file system that is mounted nosuid neither has any effect.',
  remedy:
    'Reinstall the package (`apt-get install --reinstall uidmap`), or run `chmod u+s /usr/bin/newuidmap /usr/bin/newgidmap` as root. If getcap lists capabilities beside the setuid bit, remove them with `setcap -r FILE`.',
  fault: 'newuidmap or newgidmap has lost the privileges to write ID maps',
  symptoms: [
    ...sure('newuidmap is lacking necessary privileges', 'newgidmap is lacking necessary privileges'),
    ...often(
      'newuidmap: write to uid_map failed: Operation not permitted',
      'newgidmap: write to gid_map failed: Operation not permitted',
      'newuidmap: open of uid_map failed: Permission denied',
      'newgidmap: open of gid_map failed: Permission denied',
      'newuidmap: Could not set caps',
      'newgidmap: Could not set caps',
      'newuidmap: Could not seteuid to {}',
      'newgidmap: Could not seteuid to {}',
      'newuidmap: open of uid_map fail{}',
      'newgidmap: open of gid_map fail{}',
    ),
    ...sometimes(
      'Operation not permitted - Failed to write uid mapping{}',
      'Operation not permitted - Failed to write gid mapping{}',
      { line: 'writing id mapping', until: '2.0.8' },
      'lxc-usernsexec failed: {}Failed to open tt{}',
      'newuidmap: write to uid_map fail{}',
      'newgidmap: write to gid_map fail{}',
    ),
  ],
  manpages: ['newuidmap(1)', 'capabilities(7)', 'mount(8)'],
  notes: [
    'LXC checks the setuid bit, not the owner of the file: a setuid program that is not owned by root passes its check, and the start still fails.',
    'LXC accepts either of the two capabilities: newuidmap with cap_setgid passes its check, and fails.',
    'File capabilities replace what the setuid bit gives. With both, newuidmap fails on Debian 12, whatever the capability is; built with libcap, which Debian does not use, it may work with cap_setuid.',
  ],
  maxSeverity: 'error',
  concerns: containerNeedsGrants,
  requires: { idToolPrivileges, packageManager },

  *check({ idToolPrivileges, packageManager }) {
    for (const gap of ['nosuid', 'file-capabilities', 'unprivileged'] as const) {
      const tools = idToolPrivileges.filter((tool) => tool.gap === gap);
      if (!isNonEmpty(tools)) continue;
      const [first, ...others] = tools;
      yield {
        severity: 'error',
        kind: gap,
        message: others.length === 0 ? one[gap](first) : both[gap](list(tools.map(({ path }) => path))),
        evidence: [
          evidence(first),
          ...others.filter(({ nosuid }) => nosuid !== first.nosuid || !nosuid).map(evidence),
        ],
        lxcMessage: lxcMessage(first),
        fix: givePrivileges(first, others, packageManager),
      };
    }
  },
});

const one: Readonly<Record<PrivilegeGap, (tool: PrivilegedTool) => Phrase>> = {
  nosuid: ({ path }) => phrase`${path} has no privileges: it is on a file system mounted nosuid`,
  'file-capabilities': ({ path }) => phrase`${path} has file capabilities that override the setuid bit`,
  unprivileged: (tool) => phrase`${tool.path} is neither setuid root nor has ${neededCapability(tool)}`,
};

const both: Readonly<Record<PrivilegeGap, (paths: ReturnType<typeof list>) => Phrase>> = {
  nosuid: (paths) => phrase`${paths} have no privileges: they are on a file system mounted nosuid`,
  'file-capabilities': (paths) => phrase`${paths} have file capabilities that override the setuid bit`,
  unprivileged: (paths) => phrase`${paths} are neither setuid root nor have the file capability they need`,
};

function evidence(tool: PrivilegedTool): Evidence {
  const { path, mode, uid, capabilities, nosuid, gap } = tool;
  if (nosuid) return { at: nosuid.at, note: phrase`${nosuid.point} is mounted nosuid` };
  if (capabilities === '')
    return {
      at: { path },
      note: phrase`has mode ${octal(mode)}, is owned by UID ${uid} and has no file capabilities`,
    };
  return {
    at: { path },
    note:
      gap === 'file-capabilities'
        ? phrase`has ${capabilities} beside the setuid bit`
        : phrase`has ${capabilities}, but needs ${neededCapability(tool)}+ep`,
  };
}

/** A tool that passes LXC's own check is run, and prints the error itself (seen with LXC 5.0.2 and shadow 4.13). */
function lxcMessage({ name, mode, capabilities, nosuid }: PrivilegedTool): string {
  const file = name === 'newuidmap' ? 'uid_map' : 'gid_map';
  if ((mode & 0o4000) !== 0 && !nosuid) return `${name}: open of ${file} failed: Permission denied`;
  const passes = ['cap_setuid', 'cap_setgid'].some((each) => hasCapability(capabilities, each));
  return nosuid || passes
    ? `${name}: write to ${file} failed: Operation not permitted`
    : 'Operation not permitted - Failed to write uid mapping';
}

import { idToolPrivileges, type PrivilegedTool } from '../src/facts/id-tools.ts';
import { isSetuidRoot, setuidRoot } from '../src/fix/setuid.ts';
import { rule } from '../src/rule.ts';
import { Unseen } from '../src/unseen.ts';

export default rule({
  about: 'user',
  stage: 'install',
  title: 'newuidmap and newgidmap may write id maps',
  why: 'They write the id map on behalf of a user who may not, so they have to be more than that user: by the setuid bit of root, or by a file capability.',
  symptoms: [
    'newuidmap is lacking necessary privileges',
    'newgidmap is lacking necessary privileges',
    'newuidmap: write to uid_map failed: Operation not permitted',
    'newgidmap: write to gid_map failed: Operation not permitted',
    'newuidmap: open of uid_map failed: Permission denied',
    'newgidmap: open of gid_map failed: Permission denied',
    'Operation not permitted - Failed to write uid mapping',
  ],
  see: ['newuidmap(1)', 'capabilities(7)'],
  notes: [
    "LXC looks at the setuid bit and not at the owner of the file: a setuid program that is not root's passes its check, and the start fails all the same.",
    'It takes either of the two capabilities for good enough, too: newuidmap with cap_setgid passes its check, and fails.',
  ],
  worst: 'error',
  needs: { idToolPrivileges },

  *check({ idToolPrivileges }) {
    for (const tool of idToolPrivileges) {
      if (isSetuidRoot(tool)) continue;
      if (tool.capabilities instanceof Unseen) throw tool.capabilities;
      const { name, path, mode, uid, capabilities } = tool;
      const needed = name === 'newuidmap' ? 'cap_setuid' : 'cap_setgid';
      if (capabilities.includes(needed)) continue;

      yield {
        severity: 'error',
        breaks: 'start',
        message: `${path} has no privileges to write id maps with`,
        evidence: [
          {
            at: { path },
            note: capabilities
              ? `has ${capabilities}, and needs ${needed}`
              : `is mode ${mode.toString(8)} of uid ${uid}, without a file capability`,
          },
        ],
        says: says(tool),
        fix: setuidRoot(tool),
      };
    }
  },
});

/** What passes LXC's own check is run, and complains itself (seen with LXC 5.0.2 and shadow 4.13). */
function says({ name, mode, capabilities }: PrivilegedTool): string {
  const file = name === 'newuidmap' ? 'uid_map' : 'gid_map';
  if ((mode & 0o4000) !== 0) return `${name}: open of ${file} failed: Permission denied`;
  return capabilities
    ? `${name}: write to ${file} failed: Operation not permitted`
    : 'Operation not permitted - Failed to write uid mapping';
}

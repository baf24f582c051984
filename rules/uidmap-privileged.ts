import { idToolPrivileges } from '../src/facts/id-tools.ts';
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
    'Operation not permitted - Failed to write uid mapping',
  ],
  see: ['newuidmap(1)', 'capabilities(7)'],
  notes: [
    "LXC looks at the setuid bit and not at the owner of the file: a setuid program that is not root's passes its check, and the start fails all the same.",
  ],
  worst: 'error',
  needs: { idToolPrivileges },

  *check({ idToolPrivileges }) {
    for (const tool of idToolPrivileges) {
      if (isSetuidRoot(tool)) continue;
      if (tool.capabilities instanceof Unseen) throw tool.capabilities;
      if (/cap_set[ug]id/.test(tool.capabilities)) continue;

      const { path, mode, uid } = tool;
      yield {
        severity: 'error',
        breaks: 'start',
        message: `${path} has no privileges to write id maps with`,
        evidence: [
          { at: { path }, note: `is mode ${mode.toString(8)} of uid ${uid}, without a file capability` },
        ],
        says: 'Operation not permitted - Failed to write uid mapping',
        fix: setuidRoot(tool),
      };
    }
  },
});

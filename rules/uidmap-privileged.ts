import { idToolPrivileges, type PrivilegedTool } from '../src/facts/id-tools.ts';
import { install } from '../src/facts/install.ts';
import { entitle, needed } from '../src/fix/entitle.ts';
import { isSetuidRoot } from '../src/fix/setuid.ts';
import { type Evidence, rule } from '../src/rule.ts';
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
  needs: { idToolPrivileges, install },

  *check({ idToolPrivileges, install }) {
    const [first, ...others] = idToolPrivileges.filter((tool) => !isPrivileged(tool));
    if (!first) return;
    const paths = [first, ...others].map(({ path }) => path);
    yield {
      severity: 'error',
      breaks: 'start',
      message: `${paths.join(' and ')} ${others.length > 0 ? 'have' : 'has'} no privileges to write id maps with`,
      evidence: [evidence(first), ...others.map(evidence)],
      says: says(first),
      fix: entitle(first, others, install),
    };
  },
});

function isPrivileged(tool: PrivilegedTool): boolean {
  if (isSetuidRoot(tool)) return true;
  if (tool.capabilities instanceof Unseen) throw tool.capabilities;
  return tool.capabilities.includes(needed(tool));
}

function evidence(tool: PrivilegedTool): Evidence {
  const { path, mode, uid, capabilities } = tool;
  const note = capabilities
    ? `has ${capabilities}, and needs ${needed(tool)}`
    : `is mode ${mode.toString(8).padStart(4, '0')} of uid ${uid}, without a file capability`;
  return { at: { path }, note };
}

/** What passes LXC's own check is run, and complains itself (seen with LXC 5.0.2 and shadow 4.13). */
function says({ name, mode, capabilities }: PrivilegedTool): string {
  const file = name === 'newuidmap' ? 'uid_map' : 'gid_map';
  if ((mode & 0o4000) !== 0) return `${name}: open of ${file} failed: Permission denied`;
  return capabilities
    ? `${name}: write to ${file} failed: Operation not permitted`
    : 'Operation not permitted - Failed to write uid mapping';
}

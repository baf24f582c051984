import { settings } from '../src/facts/config.ts';
import { userNic } from '../src/facts/user-nic.ts';
import { isSetuidRoot, setuidRoot } from '../src/fix/setuid.ts';
import { rule } from '../src/rule.ts';

export default rule({
  about: 'container',
  stage: 'install',
  title: 'lxc-user-nic may make network interfaces',
  why: 'It makes the host’s end of a container’s network interface on behalf of a user who may not, so it has to be setuid root.',
  symptoms: ['Failed to open "/run/lxc/nics"', 'Failed to create /run/lxc'],
  see: ['lxc-user-nic(1)'],
  worst: 'error',
  needs: { settings, userNic },

  *check({ settings: { nics }, userNic }) {
    const { path, mode, uid } = userNic;
    if (!nics.some(({ type }) => type === 'veth') || isSetuidRoot(userNic)) return;
    yield {
      severity: 'error',
      breaks: 'start',
      message: `${path} has no privileges to make network interfaces with`,
      evidence: [{ at: { path }, note: `is mode ${mode.toString(8)} of uid ${uid}` }],
      says: 'Permission denied - Failed to open "/run/lxc/nics"',
      fix: setuidRoot(userNic),
    };
  },
});

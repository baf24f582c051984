import { settings } from '../src/facts/config.ts';
import { userNic } from '../src/facts/user-nic.ts';
import { manual } from '../src/fix/action.ts';
import { isSetuidRoot, setuidRoot } from '../src/fix/setuid.ts';
import { rule } from '../src/rule.ts';

export default rule({
  about: 'container',
  stage: 'install',
  title: 'lxc-user-nic is there and may make network interfaces',
  why: 'It makes the host’s end of a container’s network interface on behalf of a user who may not, so it has to be setuid root.',
  symptoms: ['Failed to open "/run/lxc/nics"', 'Failed to create /run/lxc'],
  see: ['lxc-user-nic(1)'],
  worst: 'error',
  needs: { settings, userNic },

  *check({ settings: { nics }, userNic: { path, stat } }) {
    if (!nics.some(({ type }) => type === 'veth') || (stat && isSetuidRoot(stat))) return;
    yield {
      severity: 'error',
      breaks: 'start',
      message: stat ? `${path} has no privileges to make network interfaces with` : 'lxc-user-nic is missing',
      evidence: [
        { at: { path }, note: stat ? `is mode ${stat.mode.toString(8)} of uid ${stat.uid}` : 'is not there' },
      ],
      says: stat
        ? 'Permission denied - Failed to open "/run/lxc/nics"'
        : 'lxc-user-nic failed to configure requested network',
      fix: stat ? setuidRoot({ path, ...stat }) : manual('install the package of LXC again'),
    };
  },
});

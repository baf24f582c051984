import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'init',
  title: 'Proxmox VE does not know the release of the distribution in the container',
  why: 'Its pre-start hook reads the release of the rootfs to write the network settings into it, and refuses one that it does not know, as after an upgrade within the container.',
  remedy:
    'Upgrade pve-container: `apt update && apt full-upgrade` on the host; or set `pct set ID --ostype unmanaged`.',
  tell: '`lxc-start -n ID -F -l DEBUG -o FILE` shows the line as output of lxc-pve-prestart-hook.',
  who: 'root',
  only: 'Proxmox VE',
  symptoms: sure(
    'unsupported debian version {}',
    'Container Debian version {} is too old',
    'unsupported Ubuntu version {}',
    'unsupported ancient Ubuntu version {}',
    'unsupported and unexpected Ubuntu version {}',
    'unsupported centos version {}',
    'unsupported centos release {}',
    'unsupported Fedora release {}',
    'unsupported suse release {}',
    'unsupported suse tumbleweed release {}',
    'unsupported openEuler release {}',
    'unsupported Devuan version {}',
    'unsupported alpine version {}',
    'unrecognized gentoo version: {}',
    'unrecognized suse release',
    'unable to detect OS distribution',
    'error in setup task PVE::LXC::Setup::{}',
  ),
  manpages: ['pct(1)', 'pct.conf(5)'],
});

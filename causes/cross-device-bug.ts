import { cause } from '../src/model/cause.ts';
import { often } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'LXC 4.0.7 to 5.0.1 do not follow a path of the container onto another file system',
  why: 'They open directories below the rootfs so that the kernel refuses to cross a mount: up to 4.0.9 the /dev of the rootfs, up to 5.0.1 the targets of mounts with `idmap=`. 4.0.10 and 5.0.2 allow it.',
  remedy:
    'Upgrade to LXC 5.0.2 or later; or keep what the message names on the file system of the rootfs, and take `idmap=` out of the mount entry.',
  tell: '`lxc-start --version` prints a release of 4.0.7 to 5.0.1, and `findmnt -R -T ROOTFS` shows several file systems.',
  who: 'root',
  releases: { since: '4.0.7', until: '5.0.1' },
  symptoms: often(
    'Invalid cross-device link - Failed to{}',
    'Invalid cross-device link - Failed to mount tmpfs onto {}(dev)',
    'Invalid cross-device link - Failed to open target mountpoint{}',
  ),
  manpages: ['openat2(2)', 'lxc.container.conf(5)'],
});

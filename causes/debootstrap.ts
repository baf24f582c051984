import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'debootstrap cannot fetch, verify or install the distribution',
  why: 'The debian and ubuntu templates call debootstrap. Releases that are no longer supported move to an archive, their keys leave the keyring, and an old debootstrap does not know new releases.',
  remedy:
    'Name a mirror that has the release, such as `MIRROR=http://archive.debian.org/debian lxc-create …`; install its keyring (debian-archive-keyring, ubuntu-keyring) and a newer debootstrap; or use `-t download`.',
  tell: 'The line that begins with E: says which it is: the release file, a package, the key, or the script of the release.',
  who: 'root',
  symptoms: sure(
    'E: Failed getting release file {}',
    'E: Invalid Release file, no entry for {}',
    'E: Invalid Release signature {}',
    'E: Release signed by unknown key {}',
    "E: Couldn't download packages: {}",
    "E: Couldn't find these debs: {}",
    "E: Couldn't download dists/{}",
    'E: No such script: {}',
    'E: Unable to execute target architecture',
  ),
  manpages: ['debootstrap(8)', 'lxc-create(1)'],
});

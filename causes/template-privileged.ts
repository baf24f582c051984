import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The template creates containers of root only',
  why: 'It calls debootstrap or mknod, which the root of an unprivileged container may not run.',
  remedy: 'Use `lxc-create -t download`, or `-t busybox`, `-t oci` or `-t local`.',
  tell: 'The name after `-t` is none of download, busybox, oci and local.',
  who: 'user',
  symptoms: [
    ...sure(
      { line: "This template can't be used for unprivileged containers", until: '1.0.6' },
      'E: debootstrap can only run as root',
      "E: Cannot install into target '{}' mounted with noexec or nodev",
      "mkdir: cannot create directory '/var/cache/lxc{}",
    ),
  ],
  manpages: ['lxc-create(1)'],
});

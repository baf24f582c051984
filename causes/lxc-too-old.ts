import { cause } from '../src/model/cause.ts';
import { rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'install',
  title: 'This LXC is too old for the host or for the config',
  why: 'LXC knows cgroup v2 alone since 4.0, the key names of today since 2.1, and each key since its own release. An older one refuses them, or gives a systemd in the container no cgroups.',
  remedy:
    'Upgrade LXC, from the backports of the distribution if need be; or write the config with the keys that this version has.',
  tell: '`lxc-start --version` prints less than 4.0 on a host with cgroup v2, or less than the release that introduced the key.',
  who: 'root',
  releases: { until: '3.2' },
  foundBy: ['config-syntax', 'legacy-keys'],
  symptoms: [
    ...sometimes(
      'unknown key lxc.net.{}',
      'unknown key lxc.idmap',
      'unknown key lxc.rootfs.path',
      'unknown key lxc.uts.name',
      'unknown key lxc.apparmor.profile',
    ),
    ...rarely('{}Failed to mount cgroup at /sys/fs/cgroup/systemd: {}'),
  ],
  manpages: ['lxc.container.conf(5)'],
});

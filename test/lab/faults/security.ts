import { dies, survives } from '../fault.ts';

export const security = [
  ...dies('session', 'lock-dir', {
    'cache-of-root': ['LXC was run by sudo once', 'mkdir "$home/.cache"', { mends: 'person' }],
    'locks-of-root': [
      'LXC was run by sudo once, when there was a cache already',
      'install -d -o "$user" -g "$user" "$home/.cache"; mkdir -p "$home/.cache/lxc/run/lxc"',
      { mends: 'person' },
    ],
    'home-read-only': [
      'the disk with the homes had an error, and was mounted read-only',
      'mount --bind "$home" "$home"; mount -o remount,bind,ro "$home"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('config', 'container-dir', {
    'create-interrupted': [
      'lxc-create was interrupted',
      'install -m 640 -o "$user" -g "$user" /dev/null "$folder/partial"',
      { mends: 'unsafe' },
    ],
    'create-interrupted-as-root': [
      'lxc-create was interrupted, and the container copied by root',
      'install -m 600 /dev/null "$folder/partial"',
      { mends: 'person' },
    ],
  }),
  ...survives('security', 'config-writable', {
    'config-open': ['chmod 666 was tried against an error', 'chmod 666 "$config"', { mends: 'unsafe' }],
    'containers-open': [
      'chmod -R 777 was tried against an error',
      'chmod 777 "$home/.local/share/lxc" "$folder" "$config"',
      { mends: 'person' },
    ],
  }),
  ...survives('security', 'mount-secret', {
    'socket-open': [
      'the socket of Docker, opened to everybody, and bound into the container',
      'install -m 666 /dev/null /run/docker.sock; ' +
        'install -o $first -g $first /dev/null "$folder/rootfs/run/docker.sock"; ' +
        'echo "lxc.mount.entry = /run/docker.sock run/docker.sock none bind 0 0" >>"$config"',
      { mends: 'person' },
    ],
  }),
  ...survives('security', 'tmpdir-private', {
    'tmpdir-private': [
      'libpam-tmpdir was installed',
      'install -d -m 711 /tmp/user; install -d -o "$user" -m 700 "/tmp/user/$uid"; ' +
        'echo "session optional pam_tmpdir.so" >>/etc/pam.d/common-session',
      { login: 'export TMPDIR=/tmp/user/$(id -u); move-pid-to-cgroup $$', mends: 'person' },
    ],
  }),
];

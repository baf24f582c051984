import { dies, everywhere, here, lives, loses, type VmFault } from '../fault.ts';

const unmanaged = loses('session', 'user-manager');
const noInit = dies('init', 'init-cgroup');
const noCgroup = dies('session', 'user-manager');

/** Shells that are not those of a login by ssh: the next login is fine. */
const shells: VmFault[] = [
  {
    name: 'su',
    how: 'su USER from a shell of root, which keeps the runtime folder of root',
    break: ':',
    shell: 'su',
    on: everywhere(here(dies('session', 'pam-session'))),
  },
  {
    name: 'runuser',
    how: 'runuser -u USER from a shell of root',
    break: ':',
    shell: 'runuser',
    on: everywhere(here(dies('session', 'pam-session'))),
  },
  {
    name: 'su-login',
    how: 'su - USER from a shell of root',
    break: ':',
    shell: 'su_login',
    mends: 'script',
    on: { bookworm: here(unmanaged), trixie: here(unmanaged), bullseye: here(noCgroup), hybrid: here(lives) },
  },
  {
    name: 'sudo',
    how: 'sudo -u USER from a shell of root',
    break: ':',
    shell: 'sudo',
    on: { bookworm: here(unmanaged), trixie: here(unmanaged), bullseye: here(noCgroup), hybrid: here(lives) },
  },
  {
    name: 'sudo-login',
    how: 'sudo -iu USER from a shell of root',
    break: ':',
    shell: 'sudo_login',
    on: { bookworm: here(unmanaged), trixie: here(unmanaged), bullseye: here(noCgroup), hybrid: here(lives) },
  },
  {
    name: 'su-login-systemd',
    how: 'su - USER from a shell of root, and systemd in the container',
    break: ':',
    shell: 'su_login',
    container: 'deb',
    mends: 'script',
    on: { bookworm: here(noInit), trixie: here(noInit), bullseye: here(noCgroup), hybrid: here(lives) },
  },
  {
    name: 'su-login-lingering',
    how: 'su - USER from a shell of root, and lingering is on',
    break: 'loginctl enable-linger $user; sleep 2',
    shell: 'su_login',
    on: everywhere(here(lives)),
  },
  {
    name: 'job',
    how: 'a job of cron or at',
    break: ':',
    shell: 'job',
    mends: 'script',
    on: { bookworm: here(unmanaged), trixie: here(unmanaged), bullseye: here(noCgroup), hybrid: here(lives) },
  },
  {
    name: 'service',
    how: 'a unit with User=',
    break: ':',
    shell: 'service',
    mends: 'script',
    on: {
      bookworm: here(unmanaged),
      trixie: here(unmanaged),
      bullseye: here(noCgroup),
      hybrid: here(loses('cgroup', 'cgroup-owned')),
    },
  },
  {
    name: 'delegated-service',
    how: 'a unit with User= and Delegate=yes',
    break: ':',
    shell: 'delegated_service',
    on: {
      ...everywhere(here(lives)),
      bullseye: here(noCgroup),
      hybrid: here(loses('cgroup', 'cgroup-owned')),
    },
  },
  {
    name: 'home-unset',
    how: 'a script that starts with an empty environment',
    break: ':',
    login: 'unset HOME',
    on: everywhere(here(dies('session', 'pam-session'))),
  },
  {
    name: 'runtime-of-root',
    how: 'a login that keeps somebody else’s XDG_RUNTIME_DIR',
    break: ':',
    login: 'export XDG_RUNTIME_DIR=/run/user/0',
    on: everywhere(here(loses('session', 'pam-session'))),
  },
  {
    name: 'umask-077',
    how: 'a login that lets nobody else see its files',
    break: ':',
    login: 'umask 077',
    on: everywhere(lives),
  },
];

/** Hosts on which no login is right. */
const logins: VmFault[] = [
  {
    name: 'pam-systemd-unlisted',
    how: 'an administrator’s own /etc/pam.d/common-session leaves pam_systemd out',
    break: "sed -i '/pam_systemd/d' /etc/pam.d/common-session",
    shell: 'new_ssh',
    mends: '--fix --unsafe',
    on: noSessions(),
  },
  {
    name: 'pam-systemd-removed',
    how: 'libpam-systemd was removed',
    break: 'dpkg --purge --force-all libpam-systemd; pam-auth-update --package',
    shell: 'new_ssh',
    on: noSessions(),
  },
  {
    name: 'sshd-without-pam',
    how: 'UsePAM no in sshd_config',
    break: "sed -i 's/^UsePAM.*/UsePAM no/' /etc/ssh/sshd_config; systemctl restart ssh",
    shell: 'new_ssh',
    on: { ...noSessions(), hybrid: here(loses('cgroup', 'cgroup-owned')) },
  },
  {
    name: 'manager-masked',
    how: 'user managers were switched off, to save memory',
    break: 'systemctl mask user@.service',
    shell: 'new_ssh',
    on: { bookworm: unmanaged, trixie: unmanaged, bullseye: noCgroup, hybrid: lives },
  },
  {
    name: 'no-user-bus',
    how: 'dbus-user-session was left out with the other recommendations',
    break: 'dpkg --purge --force-all dbus-user-session',
    shell: 'new_ssh',
    on: everywhere(lives),
  },
];

function noSessions(): VmFault['on'] {
  const [warned, failed] = [loses('session', 'pam-systemd'), dies('session', 'pam-systemd')];
  return { bookworm: warned, trixie: warned, bullseye: failed, hybrid: lives };
}

export const session = [...shells, ...logins];

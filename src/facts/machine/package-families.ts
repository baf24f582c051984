import type { Command } from '../../model/action.ts';

/** `capabilities`: getcap and setcap. */
export type Component =
  | 'lxc'
  | 'uidmap'
  | 'usernic'
  | 'acl'
  | 'capabilities'
  | 'pam-systemd'
  | 'pam-cgfs'
  | 'dnsmasq'
  | 'nftables'
  | 'busybox';

/** The package of each component, unless its family says otherwise. */
export const usual: Readonly<Record<Component, string>> = {
  lxc: 'lxc',
  uidmap: 'uidmap',
  usernic: 'lxc',
  acl: 'acl',
  capabilities: 'libcap2-bin',
  'pam-systemd': 'libpam-systemd',
  'pam-cgfs': 'libpam-cgfs',
  dnsmasq: 'dnsmasq',
  nftables: 'nftables',
  busybox: 'busybox',
};

/** Distributions that name and install packages alike. */
interface Family {
  readonly of: readonly string[];
  readonly command: Command;
  /** Reinstalls a package. */
  readonly again: Command;
  readonly packages?: Partial<Readonly<Record<Component, string>>>;
  /** Components in a package that every host has, as it ships useradd too: what is missing of it was removed. */
  readonly base?: Partial<Record<Component, string>>;
  readonly privilege?: 'capabilities';
  readonly keepsRoot?: true;
}

/** Whether recommended packages are installed as well is up to the administrator: apt.conf(5). */
const apt: Command = ['apt-get', 'install', '-y'];

/**
 * Package names as in each distribution's own index: newuidmap is in `uidmap` only in the Debian family, and in Alpine's
 * `shadow-subids`. Tested on Debian 12 only; there lxc-user-nic is in liblxc-common. Fedora and Arch ship
 * newuidmap with file capabilities, the others with the setuid bit.
 */
export const families: readonly Family[] = [
  {
    of: ['debian', 'ubuntu'],
    command: apt,
    again: [...apt, '--reinstall'],
    // The program alone: the package dnsmasq would serve the whole host.
    packages: { dnsmasq: 'dnsmasq-base', busybox: 'busybox-static' },
    keepsRoot: true,
  },
  {
    of: ['fedora', 'rhel', 'centos'],
    command: ['dnf', 'install', '-y'],
    again: ['dnf', 'reinstall', '-y'],
    packages: { uidmap: 'shadow-utils', capabilities: 'libcap', 'pam-systemd': 'systemd-pam' },
    base: { uidmap: 'shadow-utils' },
    privilege: 'capabilities',
  },
  {
    of: ['suse', 'opensuse'],
    command: ['zypper', '--non-interactive', 'install'],
    again: ['zypper', '--non-interactive', 'install', '--force'],
    packages: { uidmap: 'shadow', capabilities: 'libcap-progs' },
    base: { uidmap: 'shadow' },
  },
  {
    of: ['arch'],
    command: ['pacman', '-S', '--noconfirm'],
    again: ['pacman', '-S', '--noconfirm'],
    packages: { uidmap: 'shadow', capabilities: 'libcap' },
    base: { uidmap: 'shadow' },
    privilege: 'capabilities',
  },
  {
    of: ['alpine'],
    command: ['apk', 'add'],
    again: ['apk', 'fix', '--reinstall'],
    packages: { uidmap: 'shadow-subids', capabilities: 'libcap-utils' },
  },
  {
    of: ['void'],
    command: ['xbps-install', '-y'],
    again: ['xbps-install', '-y', '--force'],
    packages: { uidmap: 'shadow', capabilities: 'libcap-progs' },
    base: { uidmap: 'shadow' },
  },
];

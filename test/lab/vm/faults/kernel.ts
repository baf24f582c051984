import { dies, everywhere, type VmFault } from '../fault.ts';

const unloaded = '! grep -q ^veth /proc/modules || rmmod veth';

/** What holds for the whole kernel, which a throwaway host shares with the machine that it is made on. */
export const kernel: VmFault[] = [
  {
    name: 'userns-clone-0',
    how: 'Debian 10 and older ship it so',
    break: 'sysctl -qw kernel.unprivileged_userns_clone=0',
    mends: '--fix',
    on: everywhere(dies('kernel', 'userns-clone')),
  },
  {
    name: 'userns-clone-0-at-boot',
    how: 'a file in sysctl.d switches it off at every boot, and it was loaded',
    break: 'echo kernel.unprivileged_userns_clone=0 >/etc/sysctl.d/99-hardening.conf; sysctl -q --system',
    mends: '--fix',
    on: everywhere(dies('kernel', 'userns-clone')),
  },
  {
    name: 'max-user-namespaces-0',
    how: 'a hardening guide, on Debian 11 and later',
    break: 'sysctl -qw user.max_user_namespaces=0',
    mends: '--fix',
    on: everywhere(dies('kernel', 'userns-limit')),
  },
  {
    name: 'modules-of-another-kernel',
    how: 'the kernel was upgraded, its old modules were removed, and nobody has booted since',
    break: `${unloaded}; mv /lib/modules/$(uname -r) /lib/modules/$(uname -r)-next`,
    on: everywhere(dies('kernel', 'kernel-features')),
  },
  {
    name: 'modules-disabled',
    how: 'hardened after boot, before anything needed veth',
    break: `${unloaded}; sysctl -qw kernel.modules_disabled=1`,
    on: everywhere(dies('kernel', 'kernel-features')),
  },
  {
    name: 'modprobe-of-nothing',
    how: 'no program is to load modules',
    break: `${unloaded}; sysctl -qw kernel.modprobe=/bin/false`,
    on: everywhere(dies('kernel', 'kernel-features')),
  },
  {
    name: 'veth-blacklisted',
    how: 'a line too many in a list of modules that nobody needs',
    break: `${unloaded}; echo "blacklist veth" >/etc/modprobe.d/hardening.conf`,
    on: everywhere(dies('kernel', 'kernel-features')),
  },
  {
    name: 'veth-of-nothing',
    how: 'the same, as guides to hardening have it',
    break: `${unloaded}; echo "install veth /bin/false" >/etc/modprobe.d/hardening.conf`,
    on: everywhere(dies('kernel', 'kernel-features')),
  },
  {
    name: 'apparmor-generated',
    how: 'the line of /etc/lxc/default.conf was copied into a container of a user',
    break: 'echo "lxc.apparmor.profile = generated" >>$config',
    mends: '--fix --unsafe',
    on: everywhere(dies('security', 'apparmor-profile')),
  },
  {
    name: 'net-stopped',
    how: 'lxc-net does not run, and so there is no bridge',
    break: 'systemctl stop lxc-net; systemctl disable lxc-net',
    mends: '--fix',
    on: everywhere(dies('network', 'bridge-up')),
  },
  {
    name: 'uidmap-missing',
    how: 'uidmap was removed',
    break: 'dpkg --purge --force-all uidmap',
    on: everywhere(dies('install', 'uidmap-installed')),
  },
];

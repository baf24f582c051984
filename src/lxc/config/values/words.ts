import type { KeyKind } from '../keys/key.ts';

/** Lists of words, separated by blanks. */
function words(...lists: string[]): string[] {
  return lists.flatMap((list) => list.split(' '));
}

export const arches32 = words(
  'arm armel armhf armv7l athlon i386 i486 i586 i686 linux32 mips mipsel ppc powerpc x86',
);
export const arches64 = words(
  'aarch64 amd64 arm64 linux64 mips64 mips64el ppc64 ppc64el ppc64le powerpc64 riscv64 s390x x86_64',
);

export const signals = words(
  'hup int quit ill abrt fpe kill segv pipe alrm term usr1 usr2 chld cont stop tstp ttin ttou trap iot bus stkflt cld',
  'urg xcpu xfsz vtalrm prof winch io poll pwr unused sys',
);

export const levels = words('trace debug info notice warn error crit alert fatal');

export const capabilities = words(
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service',
  'net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin',
  'sys_boot sys_nice sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override',
  'mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore',
);

export const namespaceNames = words('user mnt pid uts ipc net cgroup time');

/** The words that a value of this kind is made of, as LXC spells them; none for numbers, paths and free text. */
export const wordsOf = (kind: KeyKind | undefined): readonly string[] =>
  kind === undefined ? [] : (byKind[kind] ?? []);

const byKind: Partial<Record<KeyKind, readonly string[]>> = {
  arch: [...arches32, ...arches64],
  signal: signals.map((name) => `SIG${name.toUpperCase()}`),
  'log-level': levels,
  caps: capabilities,
  namespaces: namespaceNames,
  mounts: words(
    'proc proc:mixed proc:rw sys sys:mixed sys:ro sys:rw cgroup cgroup:mixed cgroup:ro cgroup:rw cgroup-full',
  ),
  'nic-type': words('veth empty none phys macvlan vlan ipvlan'),
};

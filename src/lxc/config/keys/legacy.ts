import type { Key, KeyKind } from './key.ts';
import type { Releases } from './releases.ts';

type Row = readonly [name: string, kind: KeyKind, known: Releases, replacedBy?: string];

/** The keys from before 2.1, the last release to accept them. 3.0 rejects all of them. */
const rows: readonly Row[] = [
  ['lxc.utsname', 'host-name', '1.0-2.1', 'lxc.uts.name'],
  ['lxc.rootfs', 'rootfs', '1.0-2.1', 'lxc.rootfs.path'],
  // Its value is the prefix of lxc.rootfs.path now: TYPE:PATH.
  ['lxc.rootfs.backend', 'backend', '2.0-2.1'],
  ['lxc.mount', 'fstab', '1.0-2.1', 'lxc.mount.fstab'],
  ['lxc.tty', 'uint', '1.0-2.1', 'lxc.tty.max'],
  ['lxc.pts', 'uint', '1.0-2.1', 'lxc.pty.max'],
  ['lxc.devttydir', 'tty-dir', '1.0-2.1', 'lxc.tty.dir'],
  ['lxc.console', 'path', '1.0-2.1', 'lxc.console.path'],
  ['lxc.aa_profile', 'text', '1.0-2.1', 'lxc.apparmor.profile'],
  ['lxc.aa_allow_incomplete', 'bool', '1.1-2.1', 'lxc.apparmor.allow_incomplete'],
  ['lxc.se_context', 'text', '1.0-2.1', 'lxc.selinux.context'],
  ['lxc.seccomp', 'path', '1.0-2.1', 'lxc.seccomp.profile'],
  ['lxc.haltsignal', 'signal', '1.0-2.1', 'lxc.signal.halt'],
  ['lxc.rebootsignal', 'signal', '2.0-2.1', 'lxc.signal.reboot'],
  ['lxc.stopsignal', 'signal', '1.0-2.1', 'lxc.signal.stop'],
  ['lxc.init_cmd', 'text', '1.1-2.1', 'lxc.init.cmd'],
  ['lxc.init_uid', 'uint', '2.0-2.1', 'lxc.init.uid'],
  ['lxc.init_gid', 'uint', '2.0-2.1', 'lxc.init.gid'],
  ['lxc.id_map', 'idmap', '1.0-2.1', 'lxc.idmap'],
  ['lxc.loglevel', 'log-level', '1.0-2.1', 'lxc.log.level'],
  ['lxc.logfile', 'path', '1.0-2.1', 'lxc.log.file'],
  ['lxc.syslog', 'syslog', '2.1-2.1', 'lxc.log.syslog'],
  ['lxc.limit', 'prlimit', '2.1-2.1', 'lxc.prlimit'],
  ['lxc.kmsg', 'text', '1.0-2.0 2.1.1-2.1'],
  ['lxc.pivotdir', 'text', '1.0-2.0 2.1.1-2.1'],
  ['lxc.network', 'nothing', '1.1-2.1', 'lxc.net'],
  ['lxc.network.type', 'nic-type', '1.0-2.1', 'lxc.net.N.type'],
  ['lxc.network.flags', 'text', '1.0-2.1', 'lxc.net.N.flags'],
  ['lxc.network.link', 'text', '1.0-2.1', 'lxc.net.N.link'],
  ['lxc.network.name', 'text', '1.0-2.1', 'lxc.net.N.name'],
  ['lxc.network.hwaddr', 'text', '1.0-2.1', 'lxc.net.N.hwaddr'],
  ['lxc.network.mtu', 'text', '1.0-2.1', 'lxc.net.N.mtu'],
  ['lxc.network.ipv4', 'ipv4', '1.0-2.1', 'lxc.net.N.ipv4.address'],
  ['lxc.network.ipv4.gateway', 'ipv4-gateway', '1.0-2.1', 'lxc.net.N.ipv4.gateway'],
  ['lxc.network.ipv6', 'ipv6', '1.0-2.1', 'lxc.net.N.ipv6.address'],
  ['lxc.network.ipv6.gateway', 'ipv6-gateway', '1.0-2.1', 'lxc.net.N.ipv6.gateway'],
  ['lxc.network.script.up', 'text', '1.0-2.1', 'lxc.net.N.script.up'],
  ['lxc.network.script.down', 'text', '1.0-2.1', 'lxc.net.N.script.down'],
  ['lxc.network.veth.pair', 'text', '1.0-2.1', 'lxc.net.N.veth.pair'],
  ['lxc.network.macvlan.mode', 'macvlan-mode', '1.0-2.1', 'lxc.net.N.macvlan.mode'],
  ['lxc.network.vlan.id', 'vlan', '1.0-2.1', 'lxc.net.N.vlan.id'],
];

export const legacyKeys: readonly Key[] = rows.map(([name, kind, known, replacedBy]) => ({
  name,
  kind,
  in: known,
  replacedBy,
  legacy: true,
}));

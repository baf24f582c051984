import type { Releases } from './releases.ts';

/** A key of the config language, in the spelling of some release. */
export interface Key {
  /** `lxc.net.N.type` for every network interface. */
  readonly name: string;
  readonly kind: KeyKind;
  readonly in: Releases;
  /** For a key from before 2.1: its name since. Undefined if it was removed without replacement. */
  readonly replacedBy?: string | undefined;
  readonly legacy?: true;
}

/** What a value must look like, and what liblxc does with it. */
export type KeyKind =
  | 'text'
  | 'path'
  | 'tty-dir'
  | 'host-name'
  | 'bool'
  | 'uint'
  | 'int'
  | 'size'
  | 'lax-uint'
  | 'lax-bool'
  | 'lax-int'
  | 'arch'
  | 'signal'
  | 'log-level'
  | 'syslog'
  | 'time'
  | 'backend'
  | 'rootfs'
  | 'rootfs-options'
  | 'fstab'
  | 'texts'
  | 'mounts'
  | 'caps'
  | 'namespaces'
  | 'group-ids'
  | 'environment'
  | 'hook'
  | 'idmap'
  | 'include'
  | 'map'
  | 'prlimit'
  | 'namespace-share'
  | 'cgroup-dir'
  | 'cgroup-name'
  | 'proxy'
  | 'nics'
  | 'nothing'
  | 'nic-type'
  | 'ipv4'
  | 'ipv4-gateway'
  | 'ipv4-route'
  | 'ipv6'
  | 'ipv6-gateway'
  | 'ipv6-route'
  | 'veth-mode'
  | 'macvlan-mode'
  | 'ipvlan-mode'
  | 'ipvlan-isolation'
  | 'queues'
  | 'vlan'
  | 'veth-vlan'
  | 'veth-vlans';

import { statfsSync } from 'node:fs';

/**
 * Pseudo file systems of the kernel, as opposed to those of a disk. From <linux/magic.h>, where it defines
 * them.
 */
const magic = {
  autofs: 0x0187,
  binfmt_misc: 0x42494e4d,
  bpf: 0xcafe4a11,
  cgroup: 0x27e0eb,
  cgroup2: 0x63677270,
  configfs: 0x62656570,
  debugfs: 0x64626720,
  devpts: 0x1cd1,
  efivarfs: 0xde5e81e4,
  fusectl: 0x65735543,
  mqueue: 0x19800202,
  nsfs: 0x6e736673,
  proc: 0x9fa0,
  pstore: 0x6165676c,
  rpc_pipefs: 0x67596969,
  securityfs: 0x73636673,
  selinuxfs: 0xf97cff8c,
  sysfs: 0x62656572,
  tracefs: 0x74726163,
};

const all: readonly number[] = Object.values(magic);

/** Everything in these is created by the kernel, whoever owns a directory there, and contains no links. */
const withoutLinks: readonly number[] = [magic.sysfs, magic.cgroup, magic.cgroup2];

export const isKernels = (path: string): boolean => all.includes(statfsSync(path).type);

export const isKernelsWithoutLinks = (path: string): boolean => withoutLinks.includes(statfsSync(path).type);

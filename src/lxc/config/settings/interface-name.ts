import { atLeast, type Version } from '../../version.ts';

/** IFNAMSIZ of the kernel without the NUL. */
const longest = 15;

/** What LXC keeps of the name of a network interface: since 3.0 it complains, and cuts it (`network_ifname` in confile_utils.c). */
export function interfaceName(value: string, version: Version): string {
  return atLeast(version, 3, 0) ? Buffer.from(value).subarray(0, longest).toString() : value;
}

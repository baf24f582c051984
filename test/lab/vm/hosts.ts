import type { Layout } from '../../../src/model/platform.ts';

/** A Debian as it comes, with the LXC that came with it. */
export interface VmHost {
  readonly name: string;
  readonly suite: 'bullseye' | 'bookworm' | 'trixie';
  readonly layout: Layout;
  /** More words for the kernel's command line. */
  readonly kernel: string;
  /** Without LXC and without an account: nothing is broken there, but everything is yet to be done. */
  readonly bare?: true;
}

/** LXC 4.0.6, 5.0.2 and 6.0.4; and cgroup v1 with libpam-cgfs, as Debian had it by default before Debian 11. */
export const hosts = [
  { name: 'bookworm', suite: 'bookworm', layout: 'v2', kernel: '' },
  { name: 'hybrid', suite: 'bookworm', layout: 'hybrid', kernel: 'systemd.unified_cgroup_hierarchy=0' },
  { name: 'trixie', suite: 'trixie', layout: 'v2', kernel: '' },
  { name: 'bullseye', suite: 'bullseye', layout: 'v2', kernel: '' },
] as const satisfies readonly VmHost[];

/** The folder of its disk. */
export const imageOf = ({ suite, bare }: VmHost): string => (bare ? `${suite}-bare` : suite);

export type HostName = (typeof hosts)[number]['name'];

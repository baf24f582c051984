import type { Version } from '../lxc/version.ts';

/** What decides which rules have a meaning here. What could not be found out is undefined. */
export interface Platform {
  readonly lxc: Version | undefined;
  readonly layout: Layout | undefined;
  readonly distro: string | undefined;
  readonly kernel: string | undefined;
  readonly hostname: string | undefined;
}

/** `v1`: controllers in hierarchies of their own; `hybrid`: those, and a cgroup v2 tree without controllers; `v2`: one tree. */
export type Layout = 'v1' | 'hybrid' | 'v2';

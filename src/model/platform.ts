import type { Version } from '../lxc/version.ts';

/** What decides which rules apply here. Undefined means unknown. */
export interface Platform {
  readonly lxc: Version | undefined;
  readonly layout: Layout | undefined;
  readonly distro: string | undefined;
  readonly kernel: string | undefined;
  readonly hostname: string | undefined;
}

/**
 * `v1`: controllers in separate hierarchies; `hybrid`: those, and a cgroup v2 tree without controllers; `v2`:
 * one tree.
 */
export type Layout = 'v1' | 'hybrid' | 'v2';

import type { Setting } from './facts/setting.ts';

/** For rules about controllers that only cgroup v1 mounts one by one. */
export const onlyV1 = ({ layout }: Setting): string | undefined =>
  layout === 'v2' ? 'this machine has cgroup v2 alone, where nothing of the kind exists' : undefined;

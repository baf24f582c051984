import type { BothGrants, Grant } from './subid.ts';

/** The lines of a config that map all of the first range of each kind. */
export const grantedMaps = (grants: BothGrants<readonly Grant[]>, key = 'lxc.idmap'): string[] =>
  (['u', 'g'] as const).flatMap((type) =>
    grants[type].slice(0, 1).map(({ range: { start, count } }) => `${key} = ${type} 0 ${start} ${count}`),
  );

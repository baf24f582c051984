import fc from 'fast-check';
import type { IdMap } from '../../../src/lxc/idmap.ts';
import { grantFile, idMaps } from './grants.ts';

/** What somebody was granted, and what he would map. */
export interface Wish {
  readonly subuid: string;
  readonly subgid: string;
  readonly maps: readonly IdMap[];
}

/** Of the maps many are about just what some line grants, or one id more or less. */
export const nicRequests: fc.Arbitrary<Wish> = fc
  .record({
    subuid: grantFile,
    subgid: grantFile,
    maps: idMaps,
    follow: fc.array(fc.nat(11), { maxLength: 4 }),
  })
  .map(({ subuid, subgid, maps, follow }) => {
    const granted = [...`${subuid}\n${subgid}`.matchAll(/:(\d{1,10}):(\d{1,10})$/gm)].map((each) =>
      each.slice(1).map(Number),
    );
    const following = maps.map((each, index): IdMap => {
      const which = follow[index] ?? 0;
      const [host = each.host, count = each.count] = granted[which % 4] ?? [];
      if (which >= 6) return each;
      return { ...each, host, count: which < 4 ? count : count + 5 - which };
    });
    return { subuid, subgid, maps: following };
  });

import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';

/** That a container is to hold others, and how many ids it can give them. */
export interface Nesting {
  readonly at: Statement;
  readonly uids: number;
  readonly gids: number;
}

/** Undefined where the config does not include what makes it possible. */
export const nesting: Fact<'container', Nesting | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const at = know(settings).includes.find(({ value }) => /(^|\/)nesting\.conf$/.test(value));
    if (at === undefined) return undefined;
    const { maps } = know(mappedRoot);
    const last = (type: 'u' | 'g') =>
      Math.max(0, ...maps.filter((map) => map.type === type).map(({ inside, count }) => inside + count));
    return { at, uids: last('u'), gids: last('g') };
  },
};

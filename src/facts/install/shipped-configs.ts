import type { Fact } from '../../model/fact.ts';
import { reader } from '../access/config-reader.ts';

export type Shipped = 'common' | 'userns';

/** What a path names, if it is one of the configs that come with LXC. LXC 1 and 2.0 had a pair for each distribution. */
export function shippedName(path: string): Shipped | undefined {
  const name = /(?:^|\/)(?:[\w-]+\.)?(common|userns)\.conf$/.exec(path)?.[1];
  return name === 'common' || name === 'userns' ? name : undefined;
}

/** Where the installed LXC has the two, if it does. */
export const shipped: Fact<'container', (name: Shipped) => string | undefined> = {
  of: 'container',
  look: (_host, _container, know) => (name) => {
    const path = `/usr/share/lxc/config/${name}.conf`;
    return know(reader).stat(path)?.kind === 'file' ? path : undefined;
  },
};

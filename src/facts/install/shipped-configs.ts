import { shippedText } from '../../lxc/shipped/shipped-files.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost, configOnly } from '../access/config-reader.ts';
import { lxc } from './lxc-version.ts';

export type ShippedConfig = 'common' | 'userns';

/** Which of the configs that LXC ships a path names, if any. LXC 1 and 2.0 had a pair for each distribution. */
export function shippedName(path: string): ShippedConfig | undefined {
  const name = /(?:^|\/)(?:[\w-]+\.)?(common|userns)\.conf$/.exec(path)?.[1];
  return name === 'common' || name === 'userns' ? name : undefined;
}

/** Whether a file comes with LXC: what it says is nothing that a user has asked for. */
export const isShipped = (path: string): boolean => /^\/usr(\/local)?\/share\/lxc\//.test(path);

/** Where LXC has the two, if it has them. */
export const shippedConfig: Fact<'container', (name: ShippedConfig) => string | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => (name) => {
    const path = `/usr/share/lxc/config/${name}.conf`;
    const isThere = know(configOnly)
      ? shippedText(path, know(lxc)) !== undefined
      : know(configHost).stat(path)?.kind === 'file';
    return isThere ? path : undefined;
  },
};

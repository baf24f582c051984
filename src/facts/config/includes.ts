import type { Line } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';
import { shippedConfig, shippedName } from '../install/shipped-configs.ts';
import { settings } from './config.ts';

/** An `lxc.include` of one of the files that come with LXC. */
export interface Include {
  readonly is: 'common' | 'userns';
  readonly path: string;
  readonly at: Line;
  readonly via: readonly Line[];
  /** The position among all includes. */
  readonly order: number;
}

export interface Includes {
  readonly all: readonly Include[];
  /** The userns.conf to include: the one of the distribution, if it has its own. */
  readonly installed: string | undefined;
}

export const includes: Fact<'container', Includes> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const all = know(settings).includes.flatMap(({ value, valueAt, via }, order): Include[] => {
      const is = shippedName(value);
      return is === undefined ? [] : [{ is, path: value, at: valueAt, via, order }];
    });
    const common = all.filter(({ is }) => is === 'common').at(-1)?.path ?? '';
    const sibling = common.replace(/common\.conf$/, 'userns.conf');
    const own = sibling.startsWith('/') && know(configHost).stat(sibling)?.kind === 'file';
    return { all, installed: own ? sibling : know(shippedConfig)('userns') };
  },
};

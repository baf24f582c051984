import type { Line } from '../../base/place.ts';
import { shippedText } from '../../lxc/shipped/shipped-files.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost, configOnly } from '../access/config-reader.ts';
import { lxc } from '../install/lxc-version.ts';
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
    const own = sibling.startsWith('/') && know(isInstalled)(sibling);
    return { all, installed: own ? sibling : know(shippedConfig)('userns') };
  },
};

const isInstalled: Fact<'container', (path: string) => boolean> = {
  subject: 'container',
  gather: (_host, _container, know) => (path) =>
    know(configOnly)
      ? shippedText(path, know(lxc)) !== undefined
      : know(configHost).stat(path)?.kind === 'file',
};

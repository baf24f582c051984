import type { Fact } from '../fact.ts';
import type { Line } from '../place.ts';
import { settings } from './config.ts';
import { reader } from './reader.ts';

/** An `lxc.include` of one of the files that come with LXC. */
export interface Include {
  readonly is: 'common' | 'userns';
  readonly path: string;
  readonly at: Line;
  readonly via: readonly Line[];
  /** Later ones have higher numbers. */
  readonly order: number;
}

export interface Includes {
  readonly all: readonly Include[];
  /** The userns.conf to include: the distribution's own where there is one for it. */
  readonly installed: string | undefined;
}

/** LXC 1 and 2.0 had such a pair for each distribution: `debian.common.conf` and `debian.userns.conf`. */
const shipped = /(?:^|\/)(?:[\w-]+\.)?(common|userns)\.conf$/;

export const includes: Fact<'container', Includes> = {
  of: 'container',
  look: (_host, _container, know) => {
    const all = know(settings).includes.flatMap(({ value, valueAt, via }, order): Include[] => {
      const is = shipped.exec(value)?.[1];
      return is === 'common' || is === 'userns' ? [{ is, path: value, at: valueAt, via, order }] : [];
    });
    const common = all.filter(({ is }) => is === 'common').at(-1)?.path ?? '';
    const candidates = [common.replace(/common\.conf$/, 'userns.conf'), '/usr/share/lxc/config/userns.conf'];
    const host = know(reader);
    return {
      all,
      installed: candidates.find((path) => path.startsWith('/') && host.stat(path)?.kind === 'file'),
    };
  },
};

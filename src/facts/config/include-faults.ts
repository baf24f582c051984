import { type Line, narrow } from '../../base/place.ts';
import type { Unseen } from '../../base/unseen.ts';
import type { ParseRefusal } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { parsedConfig, refusedBy } from './config.ts';

/** An `lxc.include` that LXC cannot read. */
export type IncludeFault = {
  /** Narrowed to the path. */
  readonly at: Line;
  readonly via: readonly Line[];
} & (
  | { readonly kind: 'missing' | 'unreadable' | 'loop' | 'refused'; readonly refused: ParseRefusal }
  | { readonly kind: 'denied'; readonly path: string; readonly reason: Unseen }
);

/** Those at which LXC rejects the config, and those that the user may not read. */
export const includeFaults: Fact<'container', readonly IncludeFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { refused, further, unseen } = know(parsedConfig);
    return [
      ...(refused ? [refused, ...further] : []).flatMap(rejected),
      ...unseen.map(({ at, via, reason }): IncludeFault => {
        if (reason.kind !== 'denied') throw reason;
        const place = pathIn(at);
        return { kind: 'denied', at: place, via, path: wordsOf(place), reason };
      }),
    ];
  },
};

function rejected(refused: ParseRefusal): IncludeFault[] {
  if (refusedBy(refused.why) !== 'config-include') return [];
  const kind = kinds[refused.why] ?? 'missing';
  return [{ kind, at: pathIn(refused.at), via: refused.via, refused }];
}

const kinds: Partial<Record<ParseRefusal['why'], 'unreadable' | 'loop' | 'refused'>> = {
  'include-unreadable': 'unreadable',
  'include-loop': 'loop',
  'include-refused': 'refused',
};

/** The path after the equals sign; the whole line if there is none. */
function pathIn(at: Line): Line {
  const value = at.text.slice(at.text.indexOf('=') + 1);
  const path = value.trim();
  return path === '' ? at : narrow(at, at.text.length - value.trimStart().length, path.length);
}

const wordsOf = ({ text, column = 1, endColumn = text.length + 1 }: Line): string =>
  text.slice(column - 1, endColumn - 1);

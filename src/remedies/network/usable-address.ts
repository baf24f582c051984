import { phrase } from '../../base/phrase.ts';
import { insertBelow, replaceWords } from '../../fix/edit-lines.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { type Fix, manual } from '../../model/action.ts';

/** Behind the address, in front of a broadcast address. Unsafe: the container may need more than the network of the bridge. */
export function addPrefix({ value, valueAt, via }: Statement, prefix: number | undefined, by: string): Fix {
  if (prefix === undefined || via.length > 0)
    return manual(phrase`add the prefix length of the network, as in 10.0.3.5/24`);
  return {
    safety: 'unsafe',
    title: phrase`add the prefix length of the bridge, ${prefix}`,
    actions: [
      replaceWords(
        valueAt,
        value.replace(/^[\d.]+/, (ip) => `${ip}/${prefix}`),
        by,
      ),
    ],
  };
}

/** Unsafe: the init of the container may be meant to decide when. */
export function addFlags({ key, at, via }: Statement, by: string): Fix {
  const flags = `${key.replace(/\.ipv[46](\.address)?$/, '')}.flags = up`;
  if (via.length > 0) return manual(phrase`add ${flags}`);
  return { safety: 'unsafe', title: phrase`add ${flags}`, actions: [insertBelow(at, [flags], by)] };
}

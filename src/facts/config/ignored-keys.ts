import { nearestName } from '../../base/did-you-mean.ts';
import { type Line, narrow } from '../../base/place.ts';
import { currentKeys } from '../../lxc/config/keys/current.ts';
import type { IgnoredLine } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { parsedConfig, settings } from './config.ts';

/** A line that LXC ignores, but that was probably meant as a key. */
export interface IgnoredKey {
  /** Narrowed to the word before the `=`. */
  readonly at: Line;
  readonly via: IgnoredLine['via'];
  /** Undefined where it is nearly none. */
  readonly key: string | undefined;
}

/** The ignored lines that are neither headings nor prose: `WORD = …`, where the word is nearly a key, or begins as one. */
export const ignoredKeys: Fact<'container', readonly IgnoredKey[]> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(parsedConfig).ignored.flatMap(({ at, via }) => {
      // LXC does not skip a byte order mark or a no-break space, but `\s` would.
      const [, blank = '', word = ''] =
        /^([ \t]*)((?:[\ufeff\u00a0]|[^\s=]){3,60})[^\S\ufeff]*=/.exec(at.text) ?? [];
      const key = word.length < 5 ? undefined : intendedKey(word);
      const isMeant = key !== undefined || /^lxc/i.test(word);
      return isMeant ? [{ at: narrow(at, blank.length, word.length), via, key }] : [];
    }),
};

/** The key that was probably meant by an unknown word. */
export const intendedKey = (word: string): string | undefined => nearestName(word, names(word));

/** The number of a network interface is not guessed: the word's own is kept. */
const names = (word: string) => {
  const index = /\d+/.exec(word)?.[0] ?? '0';
  return [...currentKeys.map(({ name }) => name), ...nicSubkeys.map((each) => `lxc.net.${index}.${each}`)];
};

const nicSubkeys = ['type', 'link', 'flags', 'hwaddr', 'name', 'ipv4.address', 'ipv4.gateway'];

/** Whether the config has no ID mappings because LXC ignores the lines meant for them. */
export const ignoresIdmaps: Fact<'container', boolean> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(settings).idmaps.length === 0 && know(ignoredKeys).some(({ key }) => key === 'lxc.idmap'),
};

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
  readonly key: string;
}

/** The ignored lines that are neither headings nor prose: `WORD = …`, where the word is nearly a key. */
export const ignoredKeys: Fact<'container', readonly IgnoredKey[]> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(parsedConfig).ignored.flatMap(({ at, via }) => {
      // A byte order mark is part of the word: LXC does not skip it, but `\s` would.
      const [, blank = '', word] = /^([ \t]*)((?:\ufeff|[^\s=]){5,60})[^\S\ufeff]*=/.exec(at.text) ?? [];
      const key = word && intendedKey(word);
      return word && key ? [{ at: narrow(at, blank.length, word.length), via, key }] : [];
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

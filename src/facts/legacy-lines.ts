import type { Fact } from '../fact.ts';
import { keyNamed, replacement } from '../lxc/config/keys.ts';
import { type Line, lines, narrow } from '../place.ts';
import { reader } from './reader.ts';

/** A line of the container's own config with a key from before LXC 2.1. */
export interface LegacyLine {
  readonly key: string;
  readonly value: string;
  readonly keyAt: Line;
  readonly valueAt: Line;
  /** The key of today, with the number of the nic; undefined where nothing took its place. */
  readonly today: string | undefined;
}

/** All of them: LXC itself stops at the first. */
export const legacyLines: Fact<'container', readonly LegacyLine[]> = {
  of: 'container',
  look: (_host, { config }, know) => {
    let nic = -1;
    return lines(config, know(reader).read(config) ?? '').flatMap((at) => {
      const [, blank = '', key = '', middle = '', value = ''] =
        /^([ \t]*)(lxc\.[^\s=]+)([ \t]*=[ \t]*)(.*?)[ \t\r]*$/.exec(at.text) ?? [];
      if (!keyNamed(key)?.legacy) return [];
      // Before 2.1 each type line began another interface.
      if (key === 'lxc.network.type') nic += 1;
      return [
        {
          key,
          value,
          keyAt: narrow(at, blank.length, key.length),
          valueAt: narrow(at, blank.length + key.length + middle.length, value.length),
          today: replacement(key)?.replace('lxc.net.N.', `lxc.net.${Math.max(0, nic)}.`),
        },
      ];
    });
  },
};

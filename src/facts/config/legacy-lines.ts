import { type Line, lines, narrow } from '../../base/place.ts';
import { withoutEnd } from '../../base/without-end.ts';
import { keyNamed, replacement } from '../../lxc/config/keys/keys.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';
import { account } from '../account/account.ts';
import { parsedConfig } from './config.ts';
import { ownLines } from './own-lines.ts';

/** A line with a key from before LXC 2.1. */
export interface LegacyLine {
  readonly key: string;
  readonly value: string;
  readonly keyAt: Line;
  readonly valueAt: Line;
  /** Today's key, with the number of the network interface; undefined if it was removed without replacement. */
  readonly today: string | undefined;
}

/** All of them, though LXC stops at the first. */
export const legacyLines: Fact<'container', readonly LegacyLine[]> = {
  subject: 'container',
  gather: (_host, _container, know) => legacyIn(know(ownLines), []),
};

/** Those of the included file in which LXC stops, where that lies in the home of the user. */
export const includedLegacyLines: Fact<'container', readonly LegacyLine[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { refused } = know(parsedConfig);
    if (refused?.why !== 'legacy-key' || refused.via.length === 0) return [];
    const { path } = refused.at;
    if (!path.startsWith(`${know(account).home}/`)) return [];
    return legacyIn(lines(path, know(configHost).read(path) ?? ''), know(ownLines));
  },
};

/** `others`: lines that have interfaces of their own. */
function legacyIn(all: readonly Line[], others: readonly Line[]): LegacyLine[] {
  const number = numbering([...others, ...all]);
  return all.flatMap((at) => {
    const [, blank = '', key = '', middle = '', value = ''] =
      /^([ \t]*)(lxc\.[^\s=]+)([ \t]*=[ \t]*)(.*)$/s.exec(withoutEnd(at.text, ' \t\r')) ?? [];
    if (!keyNamed(key)?.legacy && !isHalfRenamed(key)) return [];
    return [
      {
        key,
        value,
        keyAt: narrow(at, blank.length, key.length),
        valueAt: narrow(at, blank.length + key.length + middle.length, value.length),
        today: isHalfRenamed(key) ? `${key}.address` : number(key, value),
      },
    ];
  });
}

/** Half of `lxc.network.ipv4` with today's name: no release ever had it. */
const isHalfRenamed = (key: string): boolean => /^lxc\.net\.\d+\.ipv[46]$/.test(key);

/**
 * Today's name of each key, line by line: before 2.1 each type began a new interface, and the lines below it were about
 * that one, unless they had a number. They are numbered after the interfaces that are written with today's keys.
 */
function numbering(all: readonly Line[]): (key: string, value: string) => string | undefined {
  const taken = all.flatMap(({ text }) => {
    const [, digits] = /^[ \t]*lxc\.net\.(\d+)\./.exec(text) ?? [];
    return digits === undefined ? [] : [Number(digits)];
  });
  const first = taken.reduce((most, each) => Math.max(most, each), -1) + 1;
  let [base, count] = [first, 0];
  return (key, value) => {
    const [, digits, sub] = /^lxc\.network\.(?:(\d+)\.)?(.+)$/.exec(key) ?? [];
    const today = replacement(sub === undefined ? key : `lxc.network.${sub}`);
    if (key === 'lxc.network' || (sub === 'type' && value === '')) {
      // It cleared all interfaces.
      [base, count] = [base + count, 0];
      return 'lxc.net';
    }
    if (sub === 'type') count += 1;
    // Without an old type above it, the line is about the last interface that is written with today's keys.
    const last = Math.max(0, base + count - 1);
    return today?.replace('lxc.net.N.', `lxc.net.${digits === undefined ? last : base + Number(digits)}.`);
  };
}

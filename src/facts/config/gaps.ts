import type { Line } from '../../base/place.ts';
import { keyNamed, replacement } from '../../lxc/config/keys/keys.ts';
import type { ParseRefusal } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { parsedConfig, refusedBy } from './config.ts';
import { intendedKey } from './ignored-keys.ts';

/** A line of a config of which nobody knows what it would set: LXC rejects it, or what it includes cannot be read. */
export interface Gap {
  readonly at: Line;
  /** Whether it may have been meant to set this key of today; in the key of an interface, N is any number. */
  readonly maySet: (key: string) => boolean;
  /** Whether it most likely was. */
  readonly sets: (key: string) => boolean;
}

export const gaps: Fact<'container', readonly Gap[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { refused, further, unseen } = know(parsedConfig);
    return [...(refused ? [refused, ...further] : []).map(gapOf), ...unseen.map(({ at }) => include(at))];
  },
};

function gapOf({ at, why }: ParseRefusal): Gap {
  if (refusedBy(why) === 'config-include') return include(at);
  const word = /^[ \t]*([^\s=]*)/.exec(at.text)?.[1] ?? '';
  const isKnown = keyNamed(word) !== undefined;
  const meant = isKnown ? (replacement(word) ?? word) : intendedKey(word);
  const sets = (key: string) => meant !== undefined && isAlike(meant, key);
  return { at, sets, maySet: (key) => sets(key) || (!isKnown && isAlike(familyOf(word), familyOf(key))) };
}

/** A file may set anything, but hardly what the config sets itself. */
const include = (at: Line): Gap => ({ at, maySet: () => true, sets: () => false });

/** `lxc.idmap`, `lxc.net.0`: what a key is about. A key of interfaces without a number may be about any of them. */
const familyOf = (key: string): string =>
  /^lxc\.net\.(?:\d+|N)/.exec(key)?.[0] ??
  key
    .split('.')
    .slice(0, 2)
    .join('.')
    .replace(/^lxc\.net(?:work)?$/, 'lxc.net.N');

/** But for the number of an interface, where one of them has none. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map(numbered);
  if (a === undefined || b === undefined) return one === other;
  return a.rest === b.rest && (a.number === b.number || a.number === 'N' || b.number === 'N');
}

function numbered(key: string): { readonly number: string; readonly rest: string } | undefined {
  const [, number, rest] = /^lxc\.net\.(\d+|N)(.*)$/s.exec(key) ?? [];
  return number === undefined || rest === undefined ? undefined : { number, rest };
}

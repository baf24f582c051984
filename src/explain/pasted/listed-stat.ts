import type { Stat } from '../../host/host.ts';
import type { Person } from './ordinary.ts';
import type { Listed } from './shapes.ts';

/** What stat(2) would say of a file that ls(1) shows; undefined where it belongs to somebody of whom only the name is known. */
export function listedStat({ mode, owner, group }: Listed, person: Person): Stat | undefined {
  const uid = idOf(owner, person, 'uid');
  const gid = idOf(group, person, 'gid');
  if (uid === undefined || gid === undefined) return undefined;
  return { kind: kinds[mode[0] ?? ''] ?? 'other', uid, gid, mode: modeOf(mode.slice(1)) };
}

const kinds: Readonly<Record<string, Stat['kind']>> = { '-': 'file', d: 'directory' };

function idOf(name: string, person: Person, which: 'uid' | 'gid'): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  if (name === person.name) return person[which];
  return fixed.get(name);
}

/** Those that each Linux has. */
const fixed: ReadonlyMap<string, number> = new Map([
  ['root', 0],
  ['nobody', 65_534],
  ['nogroup', 65_534],
]);

/** `rwsr-x--x` as a number: an `s` or `t` in the place of an `x` is a bit of its own, a capital one without the `x`. */
function modeOf(letters: string): number {
  const bits = [...letters].map((letter) => (/[rwxst]/.test(letter) ? '1' : '0')).join('');
  const special = [2, 5, 8].map((at) => (/[st]/i.test(letters[at] ?? '') ? '1' : '0')).join('');
  return Number.parseInt(`${special}${bits}`, 2);
}

import type { Line } from '../../base/place.ts';
import type { Permissions } from './lxc-usernet.ts';

/** A line of lxc-usernet about a user, and what lxc-user-nic makes of it. */
export type UsernetLine = { readonly at: Line } & (
  | { readonly kind: 'permits'; readonly bridge: string }
  | { readonly kind: 'other-type'; readonly type: string }
  /** It has the UID instead of the name. */
  | { readonly kind: 'by-uid' }
  /** It is skipped, for a blank before the name or because it is not user, type, bridge and count. */
  | { readonly kind: 'leading-blank' | 'malformed' }
);

/** In the order of the file, the skipped ones last. */
export function usernetLines(
  { entries, skipped }: Pick<Permissions, 'entries' | 'skipped'>,
  name: string,
  uid: number,
): UsernetLine[] {
  const known = entries
    .filter(({ who }) => who === name || who === `${uid}`)
    .map(({ at, who, type, bridge }): UsernetLine => {
      if (who !== name) return { at, kind: 'by-uid' };
      return type === 'veth' ? { at, kind: 'permits', bridge } : { at, kind: 'other-type', type };
    });
  const lost = skipped
    .filter(({ text }) => /^\s*(\S+)/.exec(text)?.[1] === name)
    .map((at): UsernetLine => ({ at, kind: /^\s/.test(at.text) ? 'leading-blank' : 'malformed' }));
  return [...known, ...lost];
}

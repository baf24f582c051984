import { phrase } from '../../base/phrase.ts';
import { type Line, lines, narrow } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { may } from '../../lxc/access-check.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { type MountEntry, parseMountEntry } from '../../lxc/config/settings/mount-entry.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { aclsOf } from '../access/path-walk.ts';
import { settings } from '../config/config.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';

/** Something that LXC mounts in the container. */
export interface PlacedEntry extends MountEntry {
  /** Narrowed to its words. */
  readonly at: Line;
  readonly via: readonly Line[];
}

/** All of them in the order of LXC: those of the fstab, then those of the config (`lxc_setup` in conf.c). */
export const mountEntries: Fact<'container', readonly PlacedEntry[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const table = know(fstab);
    return [
      ...(table?.fault === undefined ? (table?.entries ?? []) : []),
      ...know(settings).mounts.flatMap(({ value, valueAt, via }) => placed(value, valueAt, via)),
    ];
  },
};

const placed = (words: string, at: Line, via: readonly Line[]): PlacedEntry[] => {
  const entry = parseMountEntry(words);
  return entry ? [{ ...entry, at, via }] : [];
};

/** The file that `lxc.mount.fstab` names. */
export interface Fstab {
  readonly set: Statement;
  readonly path: string;
  /** It does not exist, or the container's root, which opens it, cannot read it. */
  readonly fault: 'missing' | 'closed' | undefined;
  readonly entries: readonly PlacedEntry[];
}

export const fstab: Fact<'container', Fstab | undefined> = {
  subject: 'container',
  gather: (host, _container, know) => {
    const set = know(settings).last.get('lxc.mount.fstab');
    if (set === undefined) return undefined;
    const path = set.value;
    if (!path.startsWith('/'))
      throw new Unseen(phrase`${path} is relative: it depends on the directory lxc-start runs in`);
    const user = know(asUser);
    const stat = user.stat(path);
    if (stat === undefined) return { set, path, fault: 'missing', entries: [] };
    const root = know(mappedRoot);
    // Where the group has no permission, Linux does not look at the access control list.
    const acls =
      (stat.mode & 0o070) === 0 || may(4, stat, undefined, root) ? new Map() : aclsOf(host, [path]);
    if (acls instanceof Unseen) throw acls;
    if (!may(4, stat, acls.get(path), root)) return { set, path, fault: 'closed', entries: [] };
    const text = attempt(() => user.read(path));
    if (text instanceof Unseen) throw text;
    const entries = lines(path, text ?? '').flatMap((at) => {
      const blank = at.text.length - at.text.trimStart().length;
      return placed(at.text, narrow(at, blank, at.text.trim().length), []);
    });
    return { set, path, fault: undefined, entries };
  },
};

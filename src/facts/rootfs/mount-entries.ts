import { type Line, lines, narrow } from '../../base/place.ts';
import { type MountEntry, parseMountEntry, withFlags } from '../../lxc/config/settings/mount-entry.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { lxc } from '../install/lxc-version.ts';
import { fstab } from './fstab.ts';

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
    const own = know(settings).mounts.flatMap(({ value, valueAt, via }) => placed(value, valueAt, via));
    return [...know(fstabEntries), ...own];
  },
};

/** Those of the file that `lxc.mount.fstab` names, if it can be read. */
export const fstabEntries: Fact<'container', readonly PlacedEntry[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { path, text } = know(fstab) ?? { path: '', text: '' };
    if (text === '') return [];
    const version = know(lxc);
    return lines(path, text).flatMap((at) => {
      const blank = at.text.length - at.text.trimStart().length;
      return placed(at.text, narrow(at, blank, at.text.trim().length), []).map((entry) => ({
        ...entry,
        ...withFlags(entry, version),
      }));
    });
  },
};

const placed = (words: string, at: Line, via: readonly Line[]): PlacedEntry[] => {
  const entry = parseMountEntry(words);
  return entry ? [{ ...entry, at, via }] : [];
};

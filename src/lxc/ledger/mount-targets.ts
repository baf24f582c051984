import { hasAutodev } from '../config/settings/autodev.ts';
import { isBind, type MountEntry } from '../config/settings/mount-entry.ts';
import { mountedByLxc } from './auto-mounts.ts';
import type { Look } from './machine.ts';
import type { Situation } from './row.ts';

/** A target whose place is known; below the rootfs it is the business of the rule. */
export function isUsualTarget(entry: MountEntry, situation: Situation): boolean {
  const [top = '', ...rest] = namesOf(entry);
  if (!['dev', 'proc', 'sys'].includes(top)) return true;
  if (top === 'sys' && rest.length === 0)
    return !situation.v2 || mountedByLxc(situation, 'cgroup') === undefined;
  if (rest.length === 0) return top === 'proc' || !entry.options.includes('ro');
  if (top === 'dev') return isMade(entry) && hasOwnDev(situation);
  return seenOnHost(entry, situation) !== undefined;
}

/** A target in /dev that LXC has not made by then, and is not told to make; or one outside. */
export function isNotMade(entry: MountEntry, situation: Pick<Situation, 'settings'>): boolean {
  const [top = '', ...rest] = namesOf(entry);
  if (top === '..') return true;
  const isMissing = rest.length > 0 && !isCreated(entry) && !made.test(rest.join('/'));
  return top === 'dev' && hasOwnDev(situation) && isMissing;
}

/** A target that LXC itself uses, or a file of /proc or /sys that nothing can make. */
export function isTaken(entry: MountEntry, situation: Situation): boolean {
  const [top = '', ...rest] = namesOf(entry);
  if (top === 'dev' && hasOwnDev(situation))
    return (
      rest.join('/') === 'ptmx' || (rest.length === 0 && (isBind(entry) || entry.options.includes('ro')))
    );
  const isMounted = (top === 'proc' || top === 'sys') && mountedByLxc(situation, top) !== undefined;
  const isOfProcess = /^(self|thread-self|\d+)$/.test(rest[0] ?? '');
  return isMounted && rest.length > 0 && !isOfProcess && seenOnHost(entry, situation) === undefined;
}

const namesOf = ({ target }: MountEntry): string[] =>
  target.split('/').filter((name) => name !== '' && name !== '.');

/** An absolute target begins with the path of the rootfs, which is no name in the container. */
const seenOnHost = (entry: MountEntry, { machine }: Situation): Look =>
  machine.find(`/${namesOf(entry).join('/')}`);

const hasOwnDev = ({ settings }: Pick<Situation, 'settings'>): boolean => hasAutodev(settings);

/** LXC has filled /dev, and creates what is missing. */
const isMade = (entry: MountEntry): boolean =>
  /^\/*dev\/(?!ptmx$)[\w-]+(\/[\w-]+)?$/.test(entry.target) && isCreated(entry);

const isCreated = ({ options }: MountEntry): boolean =>
  options.some((option) => option.startsWith('create='));

/** What LXC makes in /dev before it mounts the entries; the devices come later (`lxc_fill_autodev` in conf.c). */
const made = /^(pts|lxc|\.lxc.*)(\/|$)/;

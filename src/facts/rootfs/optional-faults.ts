import { nearestName } from '../../base/did-you-mean.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { isNotMade } from '../../lxc/ledger/mount-targets.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { asUser } from '../access/as-user.ts';
import { parent } from '../access/path-walk.ts';
import { settings } from '../config/config.ts';
import { isShipped } from '../install/shipped-configs.ts';
import { mountEntries, type PlacedEntry } from './mount-entries.ts';
import { entryFaults, type MountFault, mayFail, within } from './mount-faults.ts';
import { created } from './target-fault.ts';

/** Why an entry that is `optional` is not mounted. */
export type OptionalFault =
  | MountFault
  /** The source does not exist, but one with nearly the same name does. */
  | { readonly kind: 'misspelled'; readonly entry: PlacedEntry; readonly meant: string };

/**
 * One for each such entry that a person has written. A source that is merely missing is what the option is for, and distributions
 * ship entries below /proc and /sys for any kernel.
 */
export const optionalFaults: Fact<'container', readonly OptionalFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { faults, open } = know(entryFaults);
    const ofPerson = faults.filter(
      ({ entry, kind }) => isOfPerson(entry) && !['outside', 'idmapped'].includes(kind),
    );
    const missing = ofPerson.filter(({ kind }) => kind === 'missing').slice(0, mostCompared);
    const found = [
      ...ofPerson.filter(({ kind }) => kind !== 'missing'),
      ...missing.flatMap(({ entry }) => misspelled(entry, know)),
    ];
    const all = [...found, ...know(withoutDevTarget)];
    const first = open.find(({ entry }) => isOfPerson(entry));
    if (first && all.length === 0) throw first.why;
    return all;
  },
};

const isOfPerson = (entry: PlacedEntry): boolean =>
  mayFail(entry) && !isShipped(entry.at.path) && !/^\/*(proc|sys)(\/|$)/.test(entry.target);

/** Sources, names in a directory, and UTF-16 code units: a stranger may have written any number of them. */
const [mostCompared, mostNames, longestName] = [12, 200, 64];

function misspelled(entry: PlacedEntry, know: Know<'container'>): OptionalFault[] {
  const directory = parent(entry.source);
  // Devices come and go, and their names are alike.
  if (/^\/(dev|proc|run|sys)(\/|$)/.test(entry.source)) return [];
  const names = attempt(() => know(asUser).list(directory));
  const name = entry.source.split('/').filter(Boolean).at(-1) ?? '';
  if (names instanceof Unseen || names === undefined || names.length > mostNames) return [];
  if (name.length > longestName) return [];
  const near = nearestName(
    name,
    names.filter((each) => each.length <= longestName),
  );
  if (near === undefined || withoutDigits(near) === withoutDigits(name)) return [];
  return [{ kind: 'misspelled', entry, meant: `${directory === '/' ? '' : directory}/${near}` }];
}

/** `disk2` is no typo for `disk1`. */
const withoutDigits = (name: string): string => name.replace(/\d+/g, '');

/** LXC makes a /dev for the container, in which a target exists only if an entry has LXC create it. */
const withoutDevTarget: Fact<'container', readonly OptionalFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const entries = know(mountEntries).filter(({ target }) => /^\/*dev\//.test(target));
    const made = new Set(entries.filter(created).flatMap((entry) => within(entry, know) ?? []));
    return entries.flatMap((entry): OptionalFault[] => {
      if (!isOfPerson(entry) || !isNotMade(entry, { settings: know(settings) })) return [];
      if (ancestors(within(entry, know) ?? '').some((path) => made.has(path))) return [];
      const stat = attempt(() => know(asUser).stat(entry.source));
      if (stat === undefined || stat instanceof Unseen) return [];
      return [{ kind: 'no-target', entry, source: stat.kind === 'directory' ? 'dir' : 'file' }];
    });
  },
};

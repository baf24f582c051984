import { type Phrase, phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import {
  changesMount,
  isBind,
  isIdmapped,
  type MountEntry,
  needsHostRoot,
  parseMountEntry,
} from '../config/settings/mount-entry.ts';
import { isDoomed, isUsualFileSystem } from './file-systems.ts';
import { isNotMade, isTaken, isUsualTarget } from './mount-targets.ts';
import { fine, judgedBy, type Row, refused, type Situation, type StartRefusal } from './row.ts';

/** What is mounted in a container, beside what LXC mounts by itself. */
export const mountKeys: Readonly<Record<string, Row>> = {
  'lxc.mount.fstab': judgedBy(
    ['mount-source'],
    fine((_value, _line, situation) => situation.fstab.every((entry) => isFine(entry, situation))),
  ),
  'lxc.mount.entry': judgedBy(
    ['mount-source'],
    refused(isOf(isNotMade), (value) => failure(value, 'not-made')),
    refused(isOf(isTaken), (value) => failure(value, 'taken')),
    refused(isOf(isDoomed), (value) => failure(value, 'file-system')),
    fine((value, _line, situation) => {
      const entry = parseMountEntry(value);
      return entry === undefined || isFine(entry, situation);
    }),
  ),
};

type EntryTest = (entry: MountEntry, situation: Situation) => boolean;

/** An entry that may fail stops no start. */
function isOf(test: EntryTest) {
  return (value: string, _line: LineInForce, situation: Situation): boolean => {
    const entry = parseMountEntry(value);
    return (
      entry !== undefined &&
      !isJudged(entry, situation) &&
      !entry.options.includes('optional') &&
      test(entry, situation)
    );
  };
}

/** Reported by the rule, wherever it is mounted. */
const isJudged = (entry: MountEntry, { version }: Situation): boolean =>
  needsHostRoot(entry) || isIdmapped(entry, version);

type Failure = 'not-made' | 'taken' | 'file-system';

function failure(value: string, kind: Failure): StartRefusal {
  const { source, target, type } = parseMountEntry(value) ?? { source: '', target: '', type: '' };
  return {
    kind,
    message: messages[kind](source, target, type),
    note: phrase`cannot be mounted in a container`,
    lxcMessage: `Failed to mount "${source}"`,
  };
}

const messages: Record<Failure, (source: string, target: string, type: string) => Phrase> = {
  'not-made': (_source, target) =>
    phrase`mount target ${target} does not exist when LXC mounts it: add create=file or create=dir`,
  taken: (source, target) => phrase`${source} cannot be mounted at ${target}, which LXC needs for itself`,
  'file-system': (source, _target, type) =>
    phrase`the kernel refuses to mount ${source} (file system type ${type}) with these options`,
};

/** Source and target are for the rule. */
function isFine(entry: MountEntry, situation: Situation): boolean {
  if (isJudged(entry, situation) || entry.options.includes('optional')) return true;
  // The rule reports one without a type, unless it changes what is mounted there.
  const isReported = /^(none|bind|)$/.test(entry.type) && !changesMount(entry);
  const isKnown = isBind(entry) || isReported || isUsualFileSystem(entry, situation);
  return isKnown && isUsualTarget(entry, situation);
}

import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { Rootfs } from '../../facts/rootfs/rootfs.ts';
import type { RootfsFault } from '../../facts/rootfs/rootfs-fault.ts';
import { insertBelow, replaceWords } from '../../fix/edit-lines.ts';
import { atLeast, type Version } from '../../lxc/version.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';
import { removeLines } from '../config/remove-own-lines.ts';

interface Config {
  /** Its last setting; undefined where it has none. */
  readonly below: Line | undefined;
  readonly by: string;
  readonly version: Version;
  readonly folder: string | undefined;
}

/** Sets an existing directory as the rootfs: the one that is meant, or the usual one beside the config. */
export function setRootfsPath({ cause, usual }: Pick<RootfsFault, 'cause' | 'usual'>, config: Config): Fix {
  if (cause.kind === 'preset') return unset(cause.rootfs, config);
  const { rootfs } = cause;
  const choice = rootfs ? chosen(rootfs, usual) : usual && ([usual, 'safe', beside] as const);
  if (!choice)
    return manual(
      rootfs
        ? phrase`set lxc.rootfs.path to the directory that holds the rootfs, or create the container again with lxc-create`
        : phrase`add a line: ${line(`${config.folder}/rootfs`, config.version)}`,
    );
  const [path, safety, title] = choice;
  const action = named(rootfs, path, config);
  return action
    ? { safety, title, actions: [action] }
    : manual(phrase`${title}: ${line(path, config.version)}`);
}

/** Unsafe: the directory that the config names is there, and may have been meant. */
export function goOneLevelDown(rootfs: Rootfs, path: string, config: Config): Fix {
  const action = named(rootfs, path, config);
  return action
    ? { safety: 'unsafe', title: beside, actions: [action] }
    : manual(phrase`${beside}: ${line(path, config.version)}`);
}

/** lxc-create then makes a rootfs beside the config of each container. */
function unset({ set }: Rootfs, { by }: Config): Fix {
  const actions = removeLines([set.at], by);
  return actions
    ? { safety: 'unsafe', title: phrase`remove the line, so that lxc-create makes the rootfs`, actions }
    : manual(phrase`remove lxc.rootfs.path from the included file, so that lxc-create makes the rootfs`);
}

const beside = phrase`use the rootfs directory beside the config`;

type Choice = readonly [path: string, safety: 'safe' | 'unsafe', title: Phrase];

function chosen({ set, stat, link, meant }: Rootfs, usual: string | undefined): Choice | undefined {
  // Only the user knows whether the ZFS pool was meant, or the directory.
  const onDevice = set.type !== undefined && set.type !== 'dir' && set.type !== 'btrfs';
  if (onDevice) {
    const isThere = stat?.kind === 'directory' && link === undefined;
    const path = isThere ? set.path : usual;
    return path === undefined ? undefined : [path, 'unsafe', phrase`use the existing directory`];
  }
  if (link !== undefined && stat?.kind === 'directory') {
    const target = link.startsWith('/') ? link : `${set.path.replace(/[^/]*$/, '')}${link}`;
    return [target, 'safe', phrase`use the directory that the link points to`];
  }
  const shell = /^[~$]/.test(set.path);
  if (meant !== undefined)
    return [
      meant,
      shell || meant === usual ? 'safe' : 'unsafe',
      meant === usual ? beside : phrase`write the absolute path`,
    ];
  // Whatever exists under the name in the config may be what the user means.
  return usual !== undefined && stat === undefined ? [usual, 'safe', beside] : undefined;
}

/** The last line counts: one in an included file stays, and another one follows it. */
function named(rootfs: Rootfs | undefined, path: string, { below, by, version }: Config): Action | undefined {
  const at = rootfs?.set.at;
  if (at && at.via.length === 0) return replaceWords(at.valueAt, `dir:${path}`, by);
  return below && insertBelow(below, [line(path, version)], by);
}

/** Before 2.1, the key had another name, and a directory no type. */
const line = (path: string, version: Version): string =>
  atLeast(version, 2, 1) ? `lxc.rootfs.path = dir:${path}` : `lxc.rootfs = ${path}`;

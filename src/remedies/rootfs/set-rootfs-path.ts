import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { Rootfs } from '../../facts/rootfs/rootfs.ts';
import { insertBelow, replaceWords } from '../../fix/edit-lines.ts';
import { atLeast, type Version } from '../../lxc/version.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';

interface Config {
  /** Its last line; undefined where it has none. */
  readonly below: Line | undefined;
  readonly by: string;
  readonly version: Version;
  readonly folder: string | undefined;
}

/** Names a folder that is there as the rootfs: the one that is meant, or the `usual` one beside the config. */
export function setRootfsPath(rootfs: Rootfs | undefined, usual: string | undefined, config: Config): Fix {
  const choice = rootfs ? chosen(rootfs, usual) : usual && ([usual, 'safe', beside] as const);
  if (!choice)
    return manual(
      rootfs
        ? phrase`name the folder that holds the rootfs, or make the container anew with lxc-create`
        : phrase`add a line: ${line(`${config.folder}/rootfs`, config.version)}`,
    );
  const [path, safety, title] = choice;
  const action = named(rootfs, path, config);
  return action
    ? { safety, title, actions: [action] }
    : manual(phrase`${title}: ${line(path, config.version)}`);
}

const beside = phrase`name the rootfs that lies beside the config`;

type Choice = readonly [path: string, safety: 'safe' | 'unsafe', title: Phrase];

function chosen({ set, stat, link, meant }: Rootfs, usual: string | undefined): Choice | undefined {
  // Nobody but its user knows whether a pool of ZFS was meant, or the folder.
  const onDevice = set.type !== undefined && set.type !== 'dir' && set.type !== 'btrfs';
  if (onDevice) {
    const isThere = stat?.kind === 'directory' && link === undefined;
    const path = isThere ? set.path : usual;
    return path === undefined ? undefined : [path, 'unsafe', phrase`name the folder that is there`];
  }
  if (link !== undefined && stat?.kind === 'directory') {
    const target = link.startsWith('/') ? link : `${set.path.replace(/[^/]*$/, '')}${link}`;
    return [target, 'safe', phrase`name what the link points to`];
  }
  const shell = /^[~$]/.test(set.path);
  if (meant !== undefined)
    return [
      meant,
      shell || meant === usual ? 'safe' : 'unsafe',
      meant === usual ? beside : phrase`write the path out`,
    ];
  // What is there under the name of the config may be what its user means.
  return usual !== undefined && stat === undefined ? [usual, 'safe', beside] : undefined;
}

/** The last line counts: one that an included file has is left there, and followed by another. */
function named(rootfs: Rootfs | undefined, path: string, { below, by, version }: Config): Action | undefined {
  const at = rootfs?.set.at;
  if (at && at.via.length === 0) return replaceWords(at.valueAt, `dir:${path}`, by);
  return below && insertBelow(below, [line(path, version)], by);
}

/** The key had another name before 2.1, and a folder no type. */
const line = (path: string, version: Version): string =>
  atLeast(version, 2, 1) ? `lxc.rootfs.path = dir:${path}` : `lxc.rootfs = ${path}`;

import { account } from '../src/facts/account.ts';
import { type Rootfs, rootfs } from '../src/facts/rootfs.ts';
import { running } from '../src/facts/running.ts';
import { type Action, type Fix, manual } from '../src/fix/action.ts';
import { replaceWords } from '../src/fix/edits.ts';
import { whileStopped } from '../src/fix/in-use.ts';
import { type Evidence, rule } from '../src/rule.ts';
import { Unseen } from '../src/unseen.ts';

export default rule({
  about: 'container',
  stage: 'rootfs',
  title: 'The rootfs of the config is a folder that is there',
  why: 'lxc.rootfs.path names the folder that the container sees as its root. lxc-create makes it beside the config; a copied or moved container still has the old path in it.',
  symptoms: [
    'Failed to mount rootfs',
    'Failed to setup rootfs',
    'Failed to open "',
    'Failed to recursively turn root mount tree into dependent mount',
    'Failed to find zfs entry',
  ],
  see: ['lxc.container.conf(5)'],
  notes: [
    'What stands before the first colon is taken for the type of storage; an unknown type is passed over, and a folder found all the same.',
    'A rootfs that is itself a symbolic link stops the start, though its target is a folder (seen with LXC 5.0.2).',
  ],
  worst: 'error',
  needs: { account, rootfs },
  hopes: { running },

  *check({ account, rootfs, running }, { config, folder, user }) {
    const fault = rootfs
      ? faultOf(rootfs, account.uid === 0)
      : {
          message: 'the config names no rootfs',
          note: 'has no line lxc.rootfs.path',
          says: 'Operation not permitted - Failed to recursively turn root mount tree into dependent mount',
        };
    if (!fault) return;
    const at = rootfs ? rootfs.set.at.valueAt : { path: config };
    const evidence: Evidence[] =
      rootfs?.usual === undefined ? [] : [{ at: { path: rootfs.usual }, note: 'is there' }];
    yield {
      severity: 'error',
      breaks: 'start',
      message: fault.message,
      evidence: [{ at, note: fault.note }, ...evidence],
      says: fault.says,
      fix: rootfs
        ? whileStopped(remedy(rootfs, user.name), running)
        : manual(`add a line: lxc.rootfs.path = dir:${folder}/rootfs`),
    };
  },
});

interface Fault {
  readonly message: string;
  readonly note: string;
  readonly says: string;
}

const loop = 'Permission denied - Failed to open loop control';

/** A user may mount nothing that needs a device: unpriv-path of the LXC source, src/lxc/storage. */
const rootOnly: Readonly<Record<string, string>> = {
  zfs: 'Failed to find zfs entry',
  lvm: 'Failed to determine FSType',
  rbd: 'Failed to determine FSType',
  loop,
  nbd: 'Failed to mount rootfs',
};

function faultOf({ set, stat, link }: Rootfs, root: boolean): Fault | undefined {
  const { type, path } = set;
  const quoted = `"${path}"`;
  const needsRoot = type === undefined || root ? undefined : rootOnly[type];
  if (needsRoot !== undefined)
    return { message: `only root can use a rootfs on ${type}`, note: `is of type ${type}`, says: needsRoot };
  if (type !== undefined && type !== 'dir' && type !== 'btrfs')
    throw new Unseen(`a rootfs of type ${type} is not looked into`);
  if (!path.startsWith('/'))
    return {
      message: 'the path of the rootfs does not begin with a slash',
      note: 'is no absolute path',
      says: `Bad file descriptor - Failed to open ${quoted}`,
    };
  if (stat === undefined)
    return {
      message: 'the rootfs is not there',
      note: `there is no ${path}`,
      says: `No such file or directory - Failed to open ${quoted}`,
    };
  if (stat.kind !== 'directory')
    return {
      message: 'the rootfs is not a folder',
      note: `${path} is a file`,
      // Without a type, a file is taken for a disk image: loop_detect() in storage/loop.c.
      says: type === undefined ? loop : `Not a directory - Failed to open ${quoted}`,
    };
  if (link !== undefined)
    return {
      message: 'the rootfs is a symbolic link, which LXC does not follow',
      note: `points to ${link}`,
      says: `Not a directory - Failed to open ${quoted}`,
    };
  return undefined;
}

function remedy({ set, stat, usual, link }: Rootfs, by: string): Fix {
  const name = (path: string): Action => replaceWords(set.at.valueAt, `dir:${path}`, by);
  if (link !== undefined && stat?.kind === 'directory') {
    const target = link.startsWith('/') ? link : `${set.path.replace(/[^/]*$/, '')}${link}`;
    return { safety: 'safe', title: 'name what the link points to', actions: [name(target)] };
  }
  // What is there under the name of the config may be what its user means, and so may a pool of ZFS.
  const isFolder = set.type === undefined || rootOnly[set.type] === undefined;
  if (usual !== undefined && stat === undefined && isFolder)
    return { safety: 'safe', title: 'name the rootfs that lies beside the config', actions: [name(usual)] };
  return manual('name the folder that holds the rootfs, or make the container anew with lxc-create');
}

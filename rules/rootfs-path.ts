import { type Phrase, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { parsedConfig } from '../src/facts/config/config.ts';
import { running } from '../src/facts/config/running.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { type Rootfs, rootfs, usualRootfs } from '../src/facts/rootfs/rootfs.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { setRootfsPath } from '../src/remedies/rootfs/set-rootfs-path.ts';
import { whileStopped } from '../src/remedies/while-stopped.ts';

export default rule({
  subject: 'container',
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
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'What stands before the first colon is taken for the type of storage; an unknown type is passed over, and a folder found all the same.',
    'A rootfs that is itself a symbolic link stops the start, though its target is a folder (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'error',
  requires: { account, lxc, parsedConfig, rootfs },
  wants: { running, usualRootfs },

  *check({ account, lxc, parsedConfig, rootfs, running, usualRootfs }, { config, folder, user }) {
    const usual = usualRootfs instanceof Unseen ? undefined : usualRootfs;
    const isUsual = rootfs?.set.path === usual;
    const fault = rootfs
      ? faultOf(rootfs, account.uid === 0)
      : {
          message: phrase`the config names no rootfs`,
          note: phrase`has no line lxc.rootfs.path`,
          lxcMessage:
            'Operation not permitted - Failed to recursively turn root mount tree into dependent mount',
        };
    if (!fault) return;
    const at = rootfs ? rootfs.set.at.valueAt : { path: config };
    const there = rootfs?.meant ?? (isUsual ? undefined : usual);
    const evidence: Evidence[] = there === undefined ? [] : [{ at: { path: there }, note: phrase`is there` }];
    yield {
      severity: 'error',
      message: fault.message,
      evidence: [{ at, note: fault.note }, ...evidence],
      lxcMessage: fault.lxcMessage,
      fix: whileStopped(
        setRootfsPath(rootfs, isUsual ? undefined : usual, {
          below: parsedConfig.statements.filter(({ via }) => via.length === 0).at(-1)?.at,
          by: user.name,
          version: lxc,
          folder,
        }),
        running,
      ),
    };
  },
});

interface Fault {
  readonly message: Phrase;
  readonly note: Phrase;
  readonly lxcMessage: string;
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
    return {
      message: phrase`only root can use a rootfs on ${type ?? ''}`,
      note: phrase`is of type ${type ?? ''}`,
      lxcMessage: needsRoot,
    };
  if (type !== undefined && type !== 'dir' && type !== 'btrfs')
    throw new Unseen(phrase`a rootfs of type ${type} is not looked into`);
  if (!path.startsWith('/'))
    return {
      message: phrase`the path of the rootfs does not begin with a slash`,
      note: phrase`is no absolute path`,
      lxcMessage: `Bad file descriptor - Failed to open ${quoted}`,
    };
  if (stat === undefined)
    return {
      message: phrase`the rootfs is not there`,
      note: phrase`there is no ${path}`,
      lxcMessage: `No such file or directory - Failed to open ${quoted}`,
    };
  if (stat.kind !== 'directory')
    return {
      message: phrase`the rootfs is not a folder`,
      note: phrase`${path} is a file`,
      // Without a type, a file is taken for a disk image: loop_detect() in storage/loop.c.
      lxcMessage: type === undefined ? loop : `Not a directory - Failed to open ${quoted}`,
    };
  if (link !== undefined)
    return {
      message: phrase`the rootfs is a symbolic link, which LXC does not follow`,
      note: phrase`points to ${link}`,
      lxcMessage: `Not a directory - Failed to open ${quoted}`,
    };
  return undefined;
}

import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { account } from '../src/facts/account/account.ts';
import {
  type PartialMarker,
  partialMarker,
  unwritableLxcpath,
} from '../src/facts/config/partial-container.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The folder of the container is finished, and lxc-create can make the next',
  why: 'While lxc-create makes a container, a file named partial stands in its folder. Where it was interrupted the file is left, and LXC takes the container for one that is still being made.',
  symptoms: [
    'Ongoing container creation detected',
    'Failed checking for incomplete container creation',
    'Failed to create container',
  ],
  manpages: ['lxc-create(1)'],
  notes: [
    'LXC 5.0.2 never takes the file away by itself.',
    'Who owns the folder does not matter for a start, as long as the root of the container can pass it: one that belongs to root starts, too.',
  ],
  maxSeverity: 'error',
  requires: { account, partialMarker, unwritableLxcpath },

  *check({ account, partialMarker, unwritableLxcpath }, { name }) {
    if (partialMarker)
      yield {
        severity: 'error',
        message: phrase`${shownName(name)} counts as being made still: lxc-create did not come to its end`,
        evidence: [{ at: { path: partialMarker.path }, note: phrase`is the mark of that` }],
        lxcMessage:
          partialMarker.stat.uid === account.uid
            ? 'Ongoing container creation detected'
            : 'Failed checking for incomplete container creation',
        fix: finish(partialMarker, account),
      };
    if (unwritableLxcpath) {
      const { path, stat } = unwritableLxcpath;
      yield {
        severity: 'error',
        breaks: 'create',
        message: phrase`${account.name} may not write to ${path}, where lxc-create makes containers`,
        evidence: [
          {
            at: { path },
            note: ownership(stat),
          },
        ],
        lxcMessage: 'Failed to create container',
        fix: manual(
          phrase`see why it is not his; then give it to him, as root: chown ${account.name}: ${path}`,
        ),
      };
    }
  },
});

/** It may be running now, or have left a rootfs that lacks a half. */
function finish(
  { path, stat, text }: PartialMarker,
  { uid, name }: { readonly uid: number; readonly name: string },
): Fix {
  if (text === undefined || stat.kind !== 'file' || stat.uid !== uid)
    return manual(phrase`make the container anew with lxc-create, or remove the file if the rootfs is whole`);
  return {
    safety: 'unsafe',
    title: phrase`take the mark away, if lxc-create does not run and the rootfs is whole`,
    actions: [{ do: 'write', by: name, path, before: text, after: null, mode: stat.mode & 0o777 }],
  };
}

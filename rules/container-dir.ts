import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { account } from '../src/facts/account/account.ts';
import { partialMarker, unwritableLxcpath } from '../src/facts/config/partial-container.ts';
import { rule } from '../src/model/rule.ts';
import { giveDirectory } from '../src/remedies/account/give-directory.ts';
import { removePartialMarker } from '../src/remedies/config/remove-partial-marker.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The directory of the container is complete, and lxc-create can make another',
  why: 'While lxc-create makes a container, its directory has a file named partial. After an interruption the file is left over, and LXC considers the container unfinished.',
  remedy:
    'Remove the file `partial` if the rootfs is complete, or make the container again with `lxc-create`.',
  symptoms: [
    'Ongoing container creation detected',
    'Failed checking for incomplete container creation',
    'Failed to create container',
  ],
  manpages: ['lxc-create(1)'],
  notes: [
    'LXC 5.0.2 never removes the file by itself.',
    'The owner of the directory does not matter for a start, as long as the root of the container can search it: a container in one owned by root starts as well.',
  ],
  scope: 'file',
  maxSeverity: 'error',
  requires: { account, partialMarker, unwritableLxcpath },

  *check({ account, partialMarker, unwritableLxcpath }, { name }) {
    if (partialMarker)
      yield {
        kind: 'partial',
        severity: 'error',
        message: phrase`a "partial" file is left over from an interrupted lxc-create, so LXC considers ${shownName(name)} unfinished`,
        evidence: [{ at: { path: partialMarker.path }, note: phrase`leftover marker file` }],
        lxcMessage:
          partialMarker.stat.uid === account.uid
            ? 'Ongoing container creation detected'
            : 'Failed checking for incomplete container creation',
        fix: removePartialMarker(partialMarker, account),
      };
    if (unwritableLxcpath) {
      const { path, stat } = unwritableLxcpath;
      yield {
        kind: 'not-writable',
        severity: 'error',
        breaks: 'create',
        message: phrase`${account.name} cannot write to ${path}, where lxc-create makes containers`,
        evidence: [{ at: { path }, note: ownership(stat) }],
        lxcMessage: 'Failed to create container',
        fix: giveDirectory(path, account),
      };
    }
  },
});

import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { account } from '../src/facts/account/account.ts';
import type { Account } from '../src/facts/account/passwd.ts';
import { type LxcpathFault, lxcpathFault } from '../src/facts/config/lxcpath-fault.ts';
import { partialMarker } from '../src/facts/config/partial-container.ts';
import { manual } from '../src/model/action.ts';
import { type Problem, rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { giveDirectory } from '../src/remedies/account/give-directory.ts';
import { removePartialMarker } from '../src/remedies/config/remove-partial-marker.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The directory of the container is complete, and lxc-create can make another',
  why: 'While lxc-create makes a container, its directory has a file named partial. After an interruption the file is left over, and LXC considers the container unfinished.',
  remedy:
    'Remove the file `partial` if the rootfs is complete, or make the container again with `lxc-create`.',
  fault: 'The directory of the container is left incomplete, or lxc-create cannot make another one',
  symptoms: [
    ...sure(
      'Ongoing container creation detected',
      'Failed checking for incomplete container creation',
      'Failed checking for incomplete container {} creation',
      { line: 'Error: {} creation was not completed', until: '2.1.1' },
      { line: 'Error: creation of {} is ongoing', until: '2.0.8' },
      '{}creation of {} is ongoing',
    ),
    ...often(
      'Failed to create directory "{}/.local/share/lxc{}',
      'Failed to create directory "{}/.local/share{}',
      'You lack access to {}',
    ),
    ...sometimes(
      'Failed to create container',
      'Error creating container dir for {}',
      { line: 'failed to create container path {}', until: '2.1.1' },
      { line: 'failed to create container path for {}', until: '1.0.5' },
    ),
    ...rarely(
      { line: 'Failed to create directory', until: '2.1.1' },
      { line: 'Failed to create directory "{}"', file: 'utils.c' },
    ),
  ],
  manpages: ['lxc-create(1)'],
  notes: [
    'LXC 5.0.2 never removes the file by itself.',
    'The owner of the directory does not matter for a start, as long as the root of the container can search it: a container in one owned by root starts as well.',
  ],
  maxSeverity: 'error',
  requires: { account, partialMarker, lxcpathFault },

  *check({ account, partialMarker, lxcpathFault }, { name }) {
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
    if (lxcpathFault) yield notCreatable(lxcpathFault, account);
  },
});

function notCreatable(fault: LxcpathFault, account: Account): Problem {
  const { kind, path } = fault;
  const problem = { kind, severity: 'error', breaks: 'create' } as const;
  if (fault.kind === 'not-writable')
    return {
      ...problem,
      message: phrase`${account.name} cannot write to ${path}, where lxc-create makes containers`,
      evidence: [{ at: { path }, note: ownership(fault.stat) }],
      lxcMessage: 'Failed to create container',
      fix: giveDirectory(path, account),
    };
  const { target, uncreated } = fault;
  return {
    ...problem,
    message: phrase`lxc-create cannot make containers below ${path}, a symbolic link to something that does not exist`,
    evidence: [{ at: { path }, note: phrase`points to ${target}` }],
    lxcMessage:
      uncreated === undefined
        ? `You lack access to ${path}`
        : `No such file or directory - Failed to create directory "${uncreated}"`,
    fix: manual(phrase`create the directory ${target}, or remove the link`),
  };
}

import { type Phrase, phrase } from '../src/base/phrase.ts';
import { ownFile } from '../src/facts/access/owned-file.ts';
import { account } from '../src/facts/account/account.ts';
import type { Account } from '../src/facts/account/passwd.ts';
import { type MappedRoot, mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { mountWording } from '../src/facts/rootfs/mount-wording.ts';
import { type OptionalFault, optionalFaults } from '../src/facts/rootfs/optional-faults.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { repairMount } from '../src/remedies/rootfs/repair-mount.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'Mount entries with the option optional can be mounted',
  why: 'LXC silently starts the container without an optional entry that it cannot mount, whatever the reason. Where the source exists and the entry has a mistake, what it should mount is missing in the container.',
  remedy:
    'Correct the entry: most often create=dir or create=file is missing, as in `lxc.mount.entry = /dev/dri dev/dri none bind,optional,create=dir 0 0`. Without the option optional, LXC prints why it cannot be mounted.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'A source that does not exist is what the option is for: it is only a note, and only where one with nearly the same name exists. Devices are left out, and so is what is mounted below /proc and /sys.',
    'LXC mentions it only in a log of level INFO.',
  ],
  maxSeverity: 'warning',
  requires: { account, mappedRoot, optionalFaults, ownFile },

  *check({ account, mappedRoot, optionalFaults, ownFile }) {
    for (const fault of optionalFaults) {
      const { at, via, source, target } = fault.entry;
      yield {
        kind: fault.kind,
        severity: fault.kind === 'misspelled' ? 'info' : 'warning',
        message: phrase`${source} is not mounted at ${target}: LXC starts the container without it`,
        evidence: [{ at, note: note(fault) }, ...included(via)],
        fix: fix(fault, via.length === 0 && ownFile(at.path), mappedRoot, account),
      };
    }
  },
});

const note = (fault: OptionalFault): Phrase =>
  fault.kind === 'misspelled'
    ? phrase`names a source that does not exist, but ${fault.meant} does`
    : mountWording(fault).note;

/** The container starts as it is, so nothing of this is needed for that. */
function fix(fault: OptionalFault, own: boolean, root: MappedRoot, account: Account): Fix {
  if (fault.kind === 'misspelled') return manual(phrase`if ${fault.meant} is meant, write that`);
  const repair = repairMount(fault, own, root, account);
  return repair.safety === 'safe' ? { ...repair, safety: 'unsafe' } : repair;
}

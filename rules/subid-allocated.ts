import { isNonEmpty } from '../src/base/non-empty.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { loginDefs } from '../src/facts/account/login-defs.ts';
import { existingRootfsMaps } from '../src/facts/account/maps-of-existing-rootfs.ts';
import { type MissingGrant, missingGrants } from '../src/facts/account/missing-grants.ts';
import { containerNeedsGrants } from '../src/facts/account/needs-grants.ts';
import { isOrphaned } from '../src/facts/account/orphaned-grants.ts';
import type { Account } from '../src/facts/account/passwd.ts';
import { grantFiles, ownGrants } from '../src/facts/account/subid-grants.ts';
import { subidSource } from '../src/facts/account/subid-source.ts';
import { whyIgnored } from '../src/facts/account/why-ignored.ts';
import { manual } from '../src/model/action.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';
import { grantRanges } from '../src/remedies/account/grant-ranges.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'The user has a range of subordinate UIDs and one of subordinate GIDs',
  why: 'The users of a container are mapped to host IDs that no other user has. Root grants each user a range of them in /etc/subuid and another in /etc/subgid; unless both exist, newuidmap and newgidmap refuse every map.',
  remedy:
    'As root, run `usermod --add-subuids 100000-165535 --add-subgids 100000-165535 USER`, with a range that overlaps no other line of /etc/subuid and /etc/subgid.',
  fault: 'The user has no subordinate UIDs or GIDs',
  symptoms: [
    ...sure(
      'You do not have subuids or subgids allocated',
      'Unprivileged containers require subuids and subgids',
      'Your system is not configured with subuids',
      'Your system is not configured with subgids',
      'Failed to find subuid or subgid allocation',
      { line: 'You have no allocated subuids or subgids', until: '3.0.1' },
      'newuidmap: cannot open /etc/sub{}',
      'newgidmap: cannot open /etc/sub{}',
    ),
    ...often(
      { line: 'error mapping child', until: '3.0.1' },
      'Failed to write id mapping for child process',
      'newuidmap failed to write mapping "": {}',
      'newuidmap failed to write mapping ""',
      'newgidmap failed to write mapping "": {}',
      'newgidmap failed to write mapping ""',
    ),
    ...sometimes(
      'newuidmap: uid range [{}) -> [{}) not allowed',
      'newgidmap: gid range [{}) -> [{}) not allowed',
      'newuidmap: uid range [{}-{}) -> [{}-{}) not allowed',
      'newgidmap: gid range [{}-{}) -> [{}-{}) not allowed',
      'lxc-usernsexec failed: {}Failed to open tt{}',
    ),
  ],
  manpages: ['subuid(5)', 'subgid(5)', 'usermod(8)', 'getsubids(1)'],
  notes: [
    'A file that is a symbolic link counts as missing: newuidmap of shadow 4.13 opens it without following links, and then fails without a message.',
    'A carriage return or a blank at the end of a line makes it invalid, and it is silently ignored.',
    'If nsswitch.conf looks up subordinate IDs in a module, getsubids is asked. It does what newuidmap does: it asks the module, or reads the files if the module cannot be loaded. Its answer is the same for a user without a range and for a directory that cannot be reached, and newuidmap refuses both (seen with shadow 4.13).',
    'A user who maps only their own UID and GID needs no range (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'error',
  concerns: containerNeedsGrants,
  requires: { account, ownGrants, subidSource, loginDefs, isOrphaned, missingGrants },
  wants: {
    grantFiles: orElse(grantFiles, undefined),
    existingRootfsMaps: orElse(existingRootfsMaps, undefined),
  },

  *check(known) {
    const { account, ownGrants, subidSource, missingGrants, grantFiles } = known;
    if (!isNonEmpty(missingGrants)) return;
    const [{ type, kind }, ...others] = missingGrants;
    const missing = [...new Set(missingGrants.map((each) => each.type))];
    const lacking = { name: account.name, missing, own: ownGrants };
    const circumstances = { ...known, existing: known.existingRootfsMaps };
    yield {
      severity: 'error',
      ...(missing.length === 2 ? wording.both(account) : wording[type](account)),
      evidence: [evidence(missingGrants[0], account), ...others.map((each) => evidence(each, account))],
      lxcMessage:
        kind === 'no-file' || kind === 'symlink'
          ? `new${type}idmap failed to write mapping ""`
          : `new${type}idmap: ${type}id range [0-…) -> […) not allowed`,
      fix: grantFiles
        ? grantRanges(lacking, missingGrants, { ...circumstances, files: grantFiles })
        : manual(
            phrase`add a range for ${account.name} to the directory behind libsubid_${subidSource}.so: getsubids ${account.name} shows whether that module can be loaded`,
          ),
    };
  },
});

const wording = {
  u: ({ name }: Account) => ({ kind: 'no-uids', message: phrase`${name} has no subordinate UID range` }),
  g: ({ name }: Account) => ({ kind: 'no-gids', message: phrase`${name} has no subordinate GID range` }),
  both: ({ name }: Account) => ({
    kind: 'no-ids',
    message: phrase`${name} has no subordinate UID or GID range`,
  }),
};

const evidence = (missing: MissingGrant, account: Account) => ({
  at: missing.at,
  note: missing.kind === 'invalid-line' ? whyIgnored(missing.at) : notes[missing.kind](account),
});

const notes: Readonly<Record<Exclude<MissingGrant['kind'], 'invalid-line'>, (account: Account) => Phrase>> = {
  unlisted: () => phrase`lists no range`,
  'no-file': () => phrase`does not exist`,
  symlink: () => phrase`is a symbolic link, which newuidmap does not follow`,
  'no-line': ({ name, uid }) => phrase`has no line that begins with ${name}: or ${uid}:`,
};

import { type Phrase, phrase } from '../src/base/phrase.ts';
import type { Line } from '../src/base/place.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { getsubids } from '../src/facts/account/directory-grants.ts';
import { loginDefs } from '../src/facts/account/login-defs.ts';
import { existingRootfsMaps } from '../src/facts/account/maps-of-existing-rootfs.ts';
import { needsGrants } from '../src/facts/account/needs-grants.ts';
import { isOrphaned } from '../src/facts/account/orphaned-grants.ts';
import { type GrantFile, grantFiles, ownGrants } from '../src/facts/account/subid-grants.ts';
import { subidSource } from '../src/facts/account/subid-source.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { allocateRange, allocateRanges } from '../src/remedies/account/allocate-range.ts';
import { replaceLinkedFiles, takeOverGrants, trimGrantLines } from '../src/remedies/account/repair-grant.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'The user has a range of subordinate uids and one of subordinate gids',
  why: "A container's users are mapped onto host ids that nobody else has. Root grants each user a range of them in /etc/subuid, and one in /etc/subgid; without both, newuidmap and newgidmap refuse every map.",
  symptoms: [
    'newuidmap: uid range [',
    'newgidmap: gid range [',
    'newuidmap failed to write mapping ""',
    'You do not have subuids or subgids allocated',
    'Your system is not configured with subuids',
  ],
  manpages: ['subuid(5)', 'subgid(5)', 'usermod(8)', 'getsubids(1)'],
  notes: [
    'A file that is a symbolic link counts as missing: newuidmap of shadow 4.13 opens it without following links, and then fails without a message.',
    'A carriage return or a blank at the end of a line makes it void, without a word.',
    'Where nsswitch.conf has grants looked up in a module, getsubids is asked, which goes the same way as newuidmap: by the module, or by the files where that cannot be loaded. It says the same of a user without a range and of a directory that cannot be reached, and newuidmap refuses both (seen with shadow 4.13).',
    'Who maps nothing but his own uid and gid needs no range (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'error',
  requires: { account, needsGrants, ownGrants, subidSource, loginDefs, isOrphaned },
  wants: { grantFiles, existingRootfsMaps },

  *check({
    account: { name, uid },
    needsGrants,
    ownGrants,
    subidSource,
    loginDefs,
    isOrphaned,
    grantFiles,
    existingRootfsMaps,
  }) {
    if (!needsGrants) throw new Unseen(phrase`${name} maps nobody but himself`, 'not-applicable');
    const missing = (['u', 'g'] as const).filter((type) => ownGrants[type].length === 0);
    const [type, ...more] = missing;
    if (!type) return;
    const lack = {
      severity: 'error',
      message: phrase`${name} has no range of subordinate ${missing.map((each) => `${each}ids`).join(', nor of ')}`,
      lxcMessage: `new${type}idmap: ${type}id range [0-…) -> […) not allowed`,
    } as const;
    // Nothing of it stands in a file.
    if (grantFiles instanceof Unseen) {
      yield {
        ...lack,
        evidence: [unlisted(type, name), ...more.map((each) => unlisted(each, name))],
        fix: byOthers(subidSource, name),
      };
      return;
    }
    const files = missing.map((each) => grantFiles[each]);
    const [first, ...others] = files.flatMap((file) => lines(file, name, uid));
    if (!first) return;
    const lacking = { name, missing, own: ownGrants };
    const remedy = (): Fix => {
      const there =
        replaceLinkedFiles(files) ?? trimGrantLines(files.flatMap((file) => voidLines(file, name)));
      if (there) return there;
      const ranges =
        missing.length === 2 && !(existingRootfsMaps instanceof Unseen) ? existingRootfsMaps : undefined;
      const kept =
        ranges &&
        (takeOverGrants(name, missing, ranges, grantFiles, isOrphaned) ??
          allocateRange(ranges, lacking, grantFiles, loginDefs));
      return kept ?? allocateRanges(lacking, grantFiles, loginDefs);
    };
    yield {
      ...lack,
      evidence: [first, ...others],
      ...(grantFiles[type].state !== 'there' && { lxcMessage: `new${type}idmap failed to write mapping ""` }),
      fix: remedy(),
    };
  },
});

const unlisted = (type: 'u' | 'g', name: string): Evidence => ({
  at: type === 'u' ? getsubids(name) : getsubids('-g', name),
  note: phrase`lists no range`,
});

/** No file of this machine decides it. */
const byOthers = (source: string, name: string): Fix =>
  manual(
    phrase`have the directory behind libsubid_${source}.so grant ${name} a range: getsubids ${name} says whether that module can be loaded`,
  );

/** Lines that were meant for this user, and that shadow passes over; else that there is none. */
function lines(file: GrantFile, name: string, uid: number): Evidence[] {
  if (file.state !== 'there') return [{ at: { path: file.path }, note: states[file.state] }];
  const meant = voidLines(file, name).map((at) => ({ at, note: phrase`is void: newuidmap passes over it` }));
  if (meant.length > 0) return meant;
  return [{ at: { path: file.path }, note: phrase`has no line that begins with ${name}: or ${uid}:` }];
}

const voidLines = ({ skipped }: GrantFile, name: string): Line[] =>
  skipped.filter(({ text }) => text.trim().startsWith(`${name}:`));

const states: Readonly<Record<'missing' | 'link', Phrase>> = {
  missing: phrase`does not exist`,
  link: phrase`is a symbolic link, which newuidmap does not follow`,
};

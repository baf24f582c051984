import { account } from '../src/facts/account.ts';
import { type GrantFile, grantFiles, ownGrants } from '../src/facts/grants.ts';
import { idPolicy } from '../src/facts/id-policy.ts';
import { needsGrants } from '../src/facts/needs-grants.ts';
import { manual } from '../src/fix/action.ts';
import { allocation } from '../src/fix/allocation.ts';
import { rule } from '../src/rule.ts';
import { Unseen } from '../src/unseen.ts';

export default rule({
  about: 'user',
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
  see: ['subuid(5)', 'subgid(5)', 'usermod(8)'],
  notes: [
    'A file that is a symbolic link counts as missing: newuidmap of shadow 4.13 opens it without following links, and then fails without a message.',
  ],
  worst: 'error',
  needs: { account, needsGrants, grantFiles, ownGrants, idPolicy },

  *check({ account, needsGrants, grantFiles, ownGrants, idPolicy }) {
    const { name, uid } = account;
    if (!needsGrants) throw new Unseen(`${name} maps nobody but himself`, 'skipped');
    for (const type of ['u', 'g'] as const) {
      const file = grantFiles[type];
      if (ownGrants[type].length > 0) continue;
      yield {
        severity: 'error',
        breaks: 'start',
        message: `${name} has no range of subordinate ${type}ids`,
        evidence: [{ at: { path: file.path }, note: states[file.state](name, uid) }],
        says:
          file.state === 'there'
            ? `new${type}idmap: ${type}id range [0-…) -> […) not allowed`
            : `new${type}idmap failed to write mapping ""`,
        fix:
          file.state === 'link'
            ? manual(`replace the link ${file.path} by the file itself`)
            : allocation(type, name, file, grantFiles, idPolicy),
      };
    }
  },
});

const states: Readonly<Record<GrantFile['state'], (name: string, uid: number) => string>> = {
  there: (name, uid) => `has no line that begins with ${name}: or ${uid}:`,
  missing: () => 'does not exist',
  link: () => 'is a symbolic link, which newuidmap does not follow',
};

import { phrase } from '../src/base/phrase.ts';
import { invalidGrantLines } from '../src/facts/account/invalid-grant-lines.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { trimGrantLines } from '../src/remedies/account/repair-grant.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'No line that is about the user in /etc/subuid and /etc/subgid is void',
  why: 'newuidmap and newgidmap pass over a line that they cannot read without a word, and what it was to grant is not granted.',
  symptoms: ['newuidmap: uid range [', 'newgidmap: gid range ['],
  manpages: ['subuid(5)', 'subgid(5)'],
  notes: [
    'A line needs three fields; a blank or a carriage return at its end makes it void, and so does a comment behind it (shadow 4.13).',
    'A user who is left without any range is the business of subid-allocated.',
    'A count of 0 grants nothing for us, and 0:0 or 0:-1 every id there is for shadow up to 4.19, where the sum wraps around; so does a count beyond 2^53. Nobody means that.',
    'Of a file with a NUL in it nothing is said: shadow joins the line with the next one, or takes the file for broken.',
  ],
  maxSeverity: 'warning',
  requires: { invalidGrantLines },

  *check({ invalidGrantLines }) {
    const [first, ...others] = invalidGrantLines.map((at) => ({
      at,
      note: phrase`is void, as it is not OWNER:START:COUNT`,
    }));
    if (!first) return;
    const blanks = invalidGrantLines.filter(({ text }) => text !== text.trim());
    yield {
      severity: 'warning',
      message: phrase`${others.length === 0 ? 'a line about the user grants' : 'lines about the user grant'} nothing`,
      evidence: [first, ...others],
      fix: unsafely(trimGrantLines(blanks)) ?? manual(phrase`write OWNER:START:COUNT, or take out the line`),
    };
  },
});

/** He does without so far: what is granted more takes a person's word. */
const unsafely = (fix: Fix | undefined): Fix | undefined =>
  fix?.safety === 'safe' ? { ...fix, safety: 'unsafe' } : fix;

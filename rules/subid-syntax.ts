import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import type { Line } from '../src/base/place.ts';
import { invalidGrantLines } from '../src/facts/account/invalid-grant-lines.ts';
import { whyIgnored } from '../src/facts/account/why-ignored.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { sometimes, sure } from '../src/model/symptom.ts';
import { trimGrantLines } from '../src/remedies/account/repair-grant.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'Every line about the user in /etc/subuid and /etc/subgid is valid',
  why: 'newuidmap and newgidmap silently ignore a line that they cannot parse, so the range that it names is not granted.',
  remedy: 'Write the line as `OWNER:START:COUNT`, with nothing behind the count, or remove it.',
  fault: 'A line about the user in /etc/subuid or /etc/subgid is not valid',
  symptoms: [
    ...sure(
      'Could not parse UID',
      'Could not parse UID range',
      'Could not parse GID',
      'Could not parse GID range',
    ),
    ...sometimes(
      'newuidmap: uid range [{}-{}) -> [{}-{}) not allowed',
      'newgidmap: gid range [{}-{}) -> [{}-{}) not allowed',
    ),
  ],
  manpages: ['subuid(5)', 'subgid(5)'],
  notes: [
    'A line needs three fields; a blank or a carriage return at its end makes it invalid, and so does a comment (shadow 4.13).',
    'If the user has no range at all, subid-allocated reports that instead.',
    'A count of 0 grants nothing here. For shadow up to 4.19, 0:0 and 0:-1 grant every ID there is, because the sum wraps around; so does a count beyond 2^53.',
    'A file with a NUL in it is not judged: shadow joins the line with the next one, or treats the file as corrupt.',
  ],
  maxSeverity: 'warning',
  requires: { invalidGrantLines },

  *check({ invalidGrantLines }, { name }) {
    if (!isNonEmpty(invalidGrantLines)) return;
    const [first, ...others] = invalidGrantLines;
    yield {
      severity: 'warning',
      kind: 'invalid-line',
      message: message(
        [first, ...others].map(({ path }) => path),
        name,
      ),
      evidence: [evidence(first), ...others.map(evidence)],
      fix:
        unsafely(trimGrantLines(invalidGrantLines)) ??
        manual(phrase`write it as OWNER:START:COUNT, or remove it`),
    };
  },
});

const evidence = (at: Line) => ({ at, note: whyIgnored(at) });

function message(paths: readonly string[], name: string): Phrase {
  const files = list([...new Set(paths)]);
  return paths.length === 1
    ? phrase`an invalid line for ${name} in ${files} grants nothing`
    : phrase`invalid lines for ${name} in ${files} grant nothing`;
}

/** The user has done without so far: to grant more takes a person's confirmation. */
const unsafely = (fix: Fix | undefined): Fix | undefined =>
  fix?.safety === 'safe' ? { ...fix, safety: 'unsafe' } : fix;

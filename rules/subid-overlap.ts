import { type Phrase, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { type OverlappingIds, overlappingIds } from '../src/facts/account/overlapping-ids.ts';
import { showRange } from '../src/lxc/idrange.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'The subordinate ids of the user are his alone',
  why: 'What runs in a container is, for the host, one of the ids that its user was granted. Where somebody else has the same id, each of the two can read, change and kill what is the other’s.',
  symptoms: [],
  manpages: ['subuid(5)', 'subgid(5)', 'user_namespaces(7)'],
  notes: [
    'Where nsswitch.conf has grants looked up in a directory, getsubids does not tell whom else it grants the same ids: then only the accounts of this machine are compared.',
    'Neither usermod --add-subuids nor newuidmap minds whether a range is granted twice, or holds the ids of accounts (seen with shadow 4.13).',
  ],
  maxSeverity: 'warning',
  requires: { account, overlappingIds },

  *check({ account: { name }, overlappingIds }) {
    for (const kind of ['u', 'g']) {
      const [first, ...others] = overlappingIds.filter(({ type }) => type === kind);
      if (!first) continue;
      yield {
        severity: 'warning',
        message: message(first, name),
        evidence: [
          { at: first.own.at, note: phrase`grants ${showRange(first.own.range)}` },
          ...[first, ...others].slice(0, shown).map((each, index) => ({
            at: each.with.at,
            note: phrase`has ${showRange(each.range)} too${index === shown - 1 && others.length >= shown ? `, and ${others.length + 1 - shown} more do` : ''}`,
          })),
        ],
        fix: manual(
          phrase`grant one of the two another range: containers that were made with the old one have to be shifted onto it`,
        ),
      };
    }
  },
});

/** Lines of a file that may have thousands of them. */
const shown = 20;

function message({ type, range, with: other }: OverlappingIds, name: string): Phrase {
  const ids = range.count === 1 ? `${type}id ${range.start} is` : `${type}ids ${showRange(range)} are`;
  return 'owner' in other
    ? phrase`${ids} granted to ${name} and to ${other.owner}`
    : phrase`${ids} granted to ${name}, and the account ${other.name} has it`;
}

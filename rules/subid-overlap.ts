import { isNonEmpty } from '../src/base/non-empty.ts';
import { count, type Phrase, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { type OverlappingIds, overlappingIds } from '../src/facts/account/overlapping-ids.ts';
import { showRange } from '../src/lxc/idrange.ts';
import { manual } from '../src/model/action.ts';
import { type Evidence, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'Nobody else has the subordinate IDs of the user',
  why: 'On the host, the processes of a container run with IDs that were granted to its user. If somebody else has the same ID, each of the two can read, change and kill what is owned by the other.',
  remedy:
    'As root, grant one of the two another range: `usermod --del-subuids OLD --add-subuids NEW --del-subgids OLD --add-subgids NEW USER`. Then shift the containers that were created with the old one to the new one.',
  symptoms: [],
  manpages: ['subuid(5)', 'subgid(5)', 'user_namespaces(7)'],
  notes: [
    'If nsswitch.conf looks up subordinate IDs in a directory, getsubids does not tell to whom else it grants the same IDs: then only the accounts of this host are compared.',
    'Neither usermod --add-subuids nor newuidmap checks whether a range is granted twice, or holds the IDs of accounts (seen with shadow 4.13).',
  ],
  maxSeverity: 'warning',
  requires: { account, overlappingIds },

  *check({ account: { name }, overlappingIds }) {
    for (const kind of ['u', 'g'] as const) {
      const overlaps = overlappingIds.filter(({ type }) => type === kind);
      if (!isNonEmpty(overlaps)) continue;
      const [first] = overlaps;
      const hidden = overlaps.length - shown;
      yield {
        severity: 'warning',
        kind: kind === 'u' ? 'uid-overlap' : 'gid-overlap',
        message: message(first, name),
        evidence: [
          { at: first.own.at, note: phrase`grants ${showRange(first.own.range)}` },
          ...overlaps
            .slice(0, shown)
            .map((each, index) => evidence(each, index === shown - 1 && hidden > 0 ? hidden : 0)),
        ],
        fix: manual(
          phrase`grant one of the two another range, and shift the containers that were created with the old one to it`,
        ),
      };
    }
  },
});

/** A file may have thousands of such lines. */
const shown = 20;

const evidence = ({ range, with: { at } }: OverlappingIds, hidden: number): Evidence => ({
  at,
  note:
    hidden === 0
      ? phrase`also has ${showRange(range)}`
      : phrase`also has ${showRange(range)}; ${count(hidden, phrase`1 more overlap is not shown`, phrase`${hidden} more overlaps are not shown`)}`,
});

function message({ type, range, with: other }: OverlappingIds, name: string): Phrase {
  if ('owner' in other) return phrase`${name} and ${other.owner} are both granted ${ids(type, range)}`;
  return phrase`${name} is granted ${ids(type, range)}, which the account ${other.name} has`;
}

function ids(type: OverlappingIds['type'], range: OverlappingIds['range']): Phrase {
  const [one, other] =
    type === 'u'
      ? [phrase`UID ${showRange(range)}`, phrase`UIDs ${showRange(range)}`]
      : [phrase`GID ${showRange(range)}`, phrase`GIDs ${showRange(range)}`];
  return range.count === 1 ? one : other;
}

import { isNonEmpty } from '../src/base/non-empty.ts';
import { type Count, count, phrase } from '../src/base/phrase.ts';
import { permissions } from '../src/facts/network/lxc-usernet.ts';
import { bridgesOf, neededBy, nicRequests } from '../src/facts/network/nic-requests.ts';
import type { UsernetEntry } from '../src/lxc/usernet.ts';
import type { Fix } from '../src/model/action.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { permit, raiseCount } from '../src/remedies/network/permit.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The quota in lxc-usernet is large enough for the containers of the user',
  why: 'The last word of a line in /etc/lxc/lxc-usernet is how many interfaces that user may have at once, over all running containers.',
  remedy: 'Raise the count in /etc/lxc/lxc-usernet, as root, or stop another container.',
  symptoms: ['Quota reached'],
  manpages: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
  notes: [
    'Interfaces are counted over all bridges, and two lines for one name and bridge do not add up: the larger count applies (LXC 2.0 and later).',
  ],
  maxSeverity: 'error',
  requires: { nicRequests, permissions },

  *check({ nicRequests, permissions }, { user }) {
    const used = permissions.inUse.filter(({ who }) => who === user.name).length;
    const needed = neededBy(permissions, user.name, nicRequests);
    const short = nicRequests.flatMap(({ bridge, answer }) =>
      answer.kind === 'used-up' ? [{ bridge, answer }] : [],
    );
    for (const bridge of bridgesOf(short)) {
      const answer = short.find((request) => request.bridge === bridge)?.answer;
      const lines = (answer?.entries ?? []).map(
        ({ at, count }): Evidence => ({ at, note: phrase`allows ${count}` }),
      );
      if (!answer || !isNonEmpty(lines)) continue;
      const most = Math.max(0, ...answer.entries.map(({ count }) => count));
      const asking = nicRequests.map(({ nic }) => ({
        at: (nic.linkAt ?? nic.at).valueAt,
        note: phrase`requests one`,
      }));
      const running = used > 0 ? [inUse(used)] : [];
      yield {
        kind: 'quota-exceeded',
        severity: 'error',
        message: phrase`quota exceeded: ${user.name} is allowed ${interfaces(most)} on ${bridge} but needs ${needed}`,
        evidence: [lines[0], ...lines.slice(1), ...asking, ...running],
        lxcMessage: answer.lxcMessage,
        fix:
          raised(answer.entries, user.name, needed) ?? permit(permissions, user.name, bridge, needed, false),
      };
    }
  },
});

/** If only lines of groups allow the bridge, the user gets a separate line: raising theirs would allow all members more. */
function raised(entries: readonly UsernetEntry[], name: string, needed: number): Fix | undefined {
  const [largest] = entries.filter(({ who }) => who === name).sort((a, b) => b.count - a.count);
  return (
    largest &&
    raiseCount(
      largest,
      entries.filter((entry) => entry !== largest),
      needed,
    )
  );
}

const interfaces = (allowed: number): Count =>
  count(allowed, phrase`1 interface`, phrase`${allowed} interfaces`);

const inUse = (used: number): Evidence => ({
  at: { path: '/sys/class/net' },
  note: phrase`${count(
    used,
    phrase`1 is in use by a running container`,
    phrase`${used} are in use by running containers`,
  )}`,
});

import { phrase } from '../src/base/phrase.ts';
import { permissions } from '../src/facts/network/lxc-usernet.ts';
import { bridgesOf, neededBy, nicRequests } from '../src/facts/network/nic-requests.ts';
import type { UsernetEntry } from '../src/lxc/usernet.ts';
import type { Fix } from '../src/model/action.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { permit, raiseCount } from '../src/remedies/network/permit.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The count in lxc-usernet is large enough for the interfaces of the user’s containers',
  why: 'The last word of a line in /etc/lxc/lxc-usernet says how many interfaces that user may have at once, over all his running containers.',
  symptoms: ['Quota reached'],
  manpages: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
  notes: [
    'The interfaces of one name are counted over all bridges, and two lines for one name and bridge do not add up: the larger one counts (LXC 2.0 and later).',
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
      const [first, ...others] = (answer?.entries ?? []).map(
        ({ at, count }): Evidence => ({ at, note: phrase`permits ${count}` }),
      );
      if (!answer || !first) continue;
      const most = Math.max(0, ...answer.entries.map(({ count }) => count));
      const asking = nicRequests.map(({ nic }) => ({
        at: (nic.linkAt ?? nic.at).valueAt,
        note: phrase`asks for one`,
      }));
      const running = used > 0 ? [inUse(used)] : [];
      yield {
        severity: 'error',
        message: phrase`${user.name} may have ${interfaces(most)} on ${bridge}, and needs ${needed}`,
        evidence: [first, ...others, ...asking, ...running],
        lxcMessage: answer.lxcMessage,
        fix:
          raised(answer.entries, user.name, needed) ?? permit(permissions, user.name, bridge, needed, false),
      };
    }
  },
});

/** Where only lines of groups permit the bridge, he gets a line of his own instead: theirs would let all members have more. */
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

const interfaces = (count: number) =>
  `${count === 0 ? 'no' : count} network ${count === 1 ? 'interface' : 'interfaces'}`;

const inUse = (used: number): Evidence => ({
  at: { path: '/sys/class/net' },
  note: phrase`${used} ${used === 1 ? 'is' : 'are'} in use by running containers`,
});

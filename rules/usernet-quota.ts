import { count, phrase } from '../src/base/phrase.ts';
import { quotaFaults } from '../src/facts/network/quota-faults.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { raiseQuota } from '../src/remedies/network/permit.ts';

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
  requires: { quotaFaults },

  *check({ quotaFaults }, { user: { name } }) {
    for (const fault of quotaFaults) {
      const { bridge, entries, allowed, needed, used, links, lxcMessage } = fault;
      const [first, ...others] = entries;
      yield {
        severity: 'error',
        kind: 'quota-exceeded',
        message: phrase`${count(
          allowed,
          phrase`quota exceeded: ${name} is allowed ${allowed} interface on ${bridge} but needs ${needed}`,
          phrase`quota exceeded: ${name} is allowed ${allowed} interfaces on ${bridge} but needs ${needed}`,
        )}`,
        evidence: [
          allowance(first),
          ...others.map(allowance),
          ...links.map((at): Evidence => ({ at, note: phrase`requests one` })),
          ...(used > 0 ? [inUse(used)] : []),
        ],
        lxcMessage,
        fix: raiseQuota(fault, name),
      };
    }
  },
});

const allowance = ({ at, count }: { readonly at: Evidence['at']; readonly count: number }): Evidence => ({
  at,
  note: phrase`allows ${count}`,
});

const inUse = (used: number): Evidence => ({
  at: { path: '/sys/class/net' },
  note: phrase`${count(
    used,
    phrase`${used} interface is in use by running containers`,
    phrase`${used} interfaces are in use by running containers`,
  )}`,
});

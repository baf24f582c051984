import { count, phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { linkPlace } from '../src/facts/network/nic-requests.ts';
import { type QuotaFault, quotaFaults } from '../src/facts/network/quota-faults.ts';
import { type Evidence, type Problem, rule } from '../src/model/rule.ts';
import { sometimes } from '../src/model/symptom.ts';
import { raiseQuota } from '../src/remedies/network/permit.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The quota in lxc-usernet is large enough for the containers of the user',
  why: 'The last word of a line in /etc/lxc/lxc-usernet is how many interfaces that user may have at once, over all running containers. Where all containers together need more, the last ones do not start.',
  remedy: 'Raise the count in /etc/lxc/lxc-usernet, as root, or stop another container.',
  fault: 'The user has as many interfaces as lxc-usernet allows',
  symptoms: sometimes('Quota reached'),
  manpages: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
  notes: [
    'Interfaces are counted over all bridges, and two lines for one name and bridge do not add up: the larger count applies (LXC 2.0 and later).',
    'Each container that could be refused while the others run is reported, whether or not they run now.',
  ],
  maxSeverity: 'error',
  requires: { quotaFaults },

  *check({ quotaFaults }, { user: { name } }) {
    for (const fault of quotaFaults) {
      const { entries, links } = fault;
      const [first, ...others] = entries;
      const { severity, message, evidence, lxcMessage } =
        fault.kind === 'exceeded' ? exceeded(fault, name) : shared(fault, name);
      yield {
        severity,
        kind: 'quota-exceeded',
        message,
        evidence: [
          allowance(first),
          ...others.map(allowance),
          ...links.map((at): Evidence => ({ at, note: phrase`requests one` })),
          ...evidence,
        ],
        lxcMessage,
        fix: raiseQuota(fault, name),
      };
    }
  },
});

type Telling = Pick<Problem, 'severity' | 'message'> & {
  readonly evidence: readonly Evidence[];
  readonly lxcMessage: string;
};

const exceeded = ({ allowed, bridge, needed, used, lxcMessage }: Of<'exceeded'>, name: string): Telling => ({
  severity: 'error',
  message: phrase`${count(
    allowed,
    phrase`quota exceeded: ${name} is allowed ${allowed} interface on ${bridge} but needs ${needed}`,
    phrase`quota exceeded: ${name} is allowed ${allowed} interfaces on ${bridge} but needs ${needed}`,
  )}`,
  evidence: used > 0 ? [inUse(used)] : [],
  lxcMessage,
});

const shared = ({ allowed, bridge, needed, others }: Of<'shared'>, name: string): Telling => ({
  severity: 'warning',
  message: phrase`${count(
    allowed,
    phrase`the containers of ${name} cannot all run at the same time: ${allowed} interface is allowed on ${bridge}, and they need ${needed}`,
    phrase`the containers of ${name} cannot all run at the same time: ${allowed} interfaces are allowed on ${bridge}, and they need ${needed}`,
  )}`,
  evidence: others.map((other) => ({
    at: linkPlace(other),
    note: phrase`requests one, in ${shownName(other.container)}`,
  })),
  lxcMessage: 'Quota reached',
});

type Of<K extends QuotaFault['kind']> = Extract<QuotaFault, { readonly kind: K }>;

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

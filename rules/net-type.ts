import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { parsedConfig, settings } from '../src/facts/config/config.ts';
import { isReset, nicRequests } from '../src/facts/network/nic-requests.ts';
import { permittedBridges } from '../src/facts/network/permitted-bridges.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { addType, moveTypeUp, toEmptyType, toVeth } from '../src/remedies/network/nic-lines.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The network interfaces are of a type that a user may have',
  why: 'lxc-user-nic makes veth interfaces for users, and no others. macvlan, ipvlan, vlan and phys are for containers of root.',
  symptoms: [
    'are not supported by unprivileged containers',
    'not support for unprivileged use',
    'Failed to mount "sysfs"',
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-user-nic(1)'],
  notes: [
    'With lxc.net.N.type = none for all interfaces the container keeps the network of the host, and then may not mount sysfs: it does not start (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'error',
  requires: { account, settings, parsedConfig },
  wants: { nicRequests, permittedBridges },

  *check({ account, settings: { nics }, parsedConfig, nicRequests, permittedBridges }, { user }) {
    if (account.uid === 0) return;
    const usable = permittedBridges instanceof Unseen ? [] : permittedBridges.there;
    for (const nic of nics) {
      const { type, at } = nic;
      if (type === undefined || !rootOnly.includes(type)) continue;
      yield {
        severity: 'error',
        message: phrase`a user may not have a network interface of type ${type}`,
        evidence: [{ at: at.valueAt, note: phrase`is for containers of root` }],
        lxcMessage: `Networks of type ${type} are not supported by unprivileged containers`,
        fix: toVeth(nic, usable, user.name),
      };
    }
    const [first, ...others] = nics;
    if (first && nics.every(({ type }) => type === 'none')) {
      yield {
        severity: 'error',
        message: phrase`the container shares the network of the host, which a user’s container may not`,
        evidence: [{ at: first.at.valueAt, note: phrase`keeps the network of the host` }],
        lxcMessage: 'Operation not permitted - Failed to mount "sysfs"',
        fix: toEmptyType(first, others, user.name),
      };
    }
    for (const nic of nics) {
      const { index, type, at, lines } = nic;
      if (type !== undefined || !lines.has('flags')) continue;
      yield {
        severity: 'error',
        message: phrase`network interface ${index} is to be switched on, but has no type`,
        evidence: [{ at: at.keyAt, note: phrase`there is no lxc.net.${index}.type` }],
        lxcMessage: 'Failed to set network device "" up',
        fix: addType(nic, user.name),
      };
    }
    for (const nic of nics) {
      const [lost, ...others] = nic.discarded.map(
        ({ keyAt }): Evidence => ({ at: keyAt, note: phrase`has no effect` }),
      );
      if (!lost) continue;
      // Without its link it asks for a permission that hardly anybody has.
      const refused =
        isReset(nic) &&
        !(nicRequests instanceof Unseen) &&
        nicRequests.some((request) => request.nic === nic && request.answer.kind !== 'granted');
      yield {
        ...(refused ? { severity: 'error', lxcMessage: 'Quota reached' } : { severity: 'warning' }),
        message: phrase`lines of network interface ${nic.index} stand above its type, which wipes them out`,
        evidence: [lost, ...others, { at: nic.at.keyAt, note: phrase`starts the interface anew` }],
        fix: moveTypeUp(
          nic,
          parsedConfig.statements.filter(({ key }) => key === nic.at.key),
          user.name,
        ),
      };
    }
  },
});

const rootOnly = ['macvlan', 'ipvlan', 'vlan', 'phys'];

import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { reading, settings } from '../src/facts/config/config.ts';
import { isWiped, wishes } from '../src/facts/network/nic-requests.ts';
import { ownBridges } from '../src/facts/network/permitted-bridges.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { bridged, emptied, typed, typeFirst } from '../src/remedies/network/nic-lines.ts';

export default rule({
  about: 'container',
  stage: 'network',
  title: 'The network interfaces are of a type that a user may have',
  why: 'lxc-user-nic makes veth interfaces for users, and no others. macvlan, ipvlan, vlan and phys are for containers of root.',
  symptoms: [
    'are not supported by unprivileged containers',
    'not support for unprivileged use',
    'Failed to mount "sysfs"',
  ],
  see: ['lxc.container.conf(5)', 'lxc-user-nic(1)'],
  notes: [
    'With lxc.net.N.type = none for all interfaces the container keeps the network of the host, and then may not mount sysfs: it does not start (seen with LXC 5.0.2).',
  ],
  worst: 'error',
  needs: { account, settings, reading },
  hopes: { wishes, ownBridges },

  *check({ account, settings: { nics }, reading, wishes, ownBridges }, { user }) {
    if (account.uid === 0) return;
    const usable = ownBridges instanceof Unseen ? [] : ownBridges.there;
    for (const nic of nics) {
      const { type, at } = nic;
      if (type === undefined || !rootOnly.includes(type)) continue;
      yield {
        severity: 'error',
        breaks: 'start',
        message: `a user may not have a network interface of type ${type}`,
        evidence: [{ at: at.valueAt, note: 'is for containers of root' }],
        says: `Networks of type ${type} are not supported by unprivileged containers`,
        fix: bridged(nic, usable, user.name),
      };
    }
    const [first, ...others] = nics;
    if (first && nics.every(({ type }) => type === 'none')) {
      yield {
        severity: 'error',
        breaks: 'start',
        message: 'the container shares the network of the host, which a user’s container may not',
        evidence: [{ at: first.at.valueAt, note: 'keeps the network of the host' }],
        says: 'Operation not permitted - Failed to mount "sysfs"',
        fix: emptied(first, others, user.name),
      };
    }
    for (const nic of nics) {
      const { index, type, at, lines } = nic;
      if (type !== undefined || !lines.has('flags')) continue;
      yield {
        severity: 'error',
        breaks: 'start',
        message: `network interface ${index} is to be switched on, but has no type`,
        evidence: [{ at: at.keyAt, note: `there is no lxc.net.${index}.type` }],
        says: 'Failed to set network device "" up',
        fix: typed(nic, user.name),
      };
    }
    for (const nic of nics) {
      const [lost, ...others] = nic.lost.map(({ keyAt }): Evidence => ({ at: keyAt, note: 'has no effect' }));
      if (!lost) continue;
      // Without its link it asks for a permission that hardly anybody has.
      const refused =
        isWiped(nic) &&
        !(wishes instanceof Unseen) &&
        wishes.some((wish) => wish.nic === nic && wish.answer.kind !== 'granted');
      yield {
        ...(refused
          ? { severity: 'error', breaks: 'start', says: 'Quota reached' }
          : { severity: 'warning' }),
        message: `lines of network interface ${nic.index} stand above its type, which wipes them out`,
        evidence: [lost, ...others, { at: nic.at.keyAt, note: 'starts the interface anew' }],
        fix: typeFirst(
          nic,
          reading.statements.filter(({ key }) => key === nic.at.key),
          user.name,
        ),
      };
    }
  },
});

const rootOnly = ['macvlan', 'ipvlan', 'vlan', 'phys'];

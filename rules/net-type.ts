import { account } from '../src/facts/account.ts';
import { settings } from '../src/facts/config.ts';
import { manual } from '../src/fix/action.ts';
import { rule } from '../src/rule.ts';

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
  needs: { account, settings },

  *check({ account, settings: { nics } }) {
    if (account.uid === 0) return;
    const shared = nics.length > 0 && nics.every(({ type }) => type === 'none');
    for (const { index, type, at, lost, lines } of nics) {
      if (type !== undefined && ['macvlan', 'ipvlan', 'vlan', 'phys'].includes(type)) {
        yield {
          severity: 'error',
          breaks: 'start',
          message: `a user may not have a network interface of type ${type}`,
          evidence: [{ at: at.valueAt, note: `wants ${type}` }],
          says: `nic type ${type} not support for unprivileged use`,
          fix: manual('use veth on a bridge that lxc-usernet permits'),
        };
      } else if (type === 'none' && shared) {
        yield {
          severity: 'error',
          breaks: 'start',
          message: 'the container shares the network of the host, which a user’s container may not',
          evidence: [{ at: at.valueAt, note: 'keeps the network of the host' }],
          says: 'Operation not permitted - Failed to mount "sysfs"',
          fix: manual('use empty for no network, or veth'),
        };
      } else if (type === undefined && lines.has('flags')) {
        yield {
          severity: 'error',
          breaks: 'start',
          message: `network interface ${index} is to be switched on, but has no type`,
          evidence: [{ at: at.keyAt, note: `there is no lxc.net.${index}.type` }],
          says: 'Failed to set network device "" up',
          fix: manual(`add lxc.net.${index}.type = veth above it`),
        };
      }
      const [first, ...others] = lost;
      if (first) {
        yield {
          severity: 'warning',
          message: `lines of network interface ${index} stand above its type, which wipes them out`,
          evidence: [
            { at: first.keyAt, note: 'has no effect' },
            ...others.map(({ keyAt }) => ({ at: keyAt, note: 'has no effect' })),
            { at: at.keyAt, note: 'starts the interface anew' },
          ],
          fix: manual(`put lxc.net.${index}.type first`),
        };
      }
    }
  },
});

import { cause } from '../src/model/cause.ts';
import { often, rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'A group line in lxc-usernet crashes lxc-user-nic',
  why: 'LXC 2.0 to 6.0.5 compare a line that begins with @GROUP with the groups of the caller, and read past the end of that list if the group is not on it.',
  remedy:
    'Write one line per user instead of the line with @GROUP in /etc/lxc/lxc-usernet, or upgrade to LXC 6.0.6.',
  tell: '`grep ^@ /etc/lxc/lxc-usernet` names a group that the user is not in; the kernel log has a segfault of lxc-user-nic.',
  who: 'root',
  releases: { since: '2.0', until: '6.0.5' },
  foundBy: ['usernet-link', 'usernet-quota'],
  symptoms: [
    ...sure('{}lxc-user-nic[{}]: segfault at {}'),
    ...often('lxc-user-nic failed to configure requested network: (null)'),
    ...rarely('Quota reached'),
  ],
  manpages: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
});

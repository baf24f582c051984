import { namedByRoot } from '../src/facts/bridges.ts';
import { wishes } from '../src/facts/links.ts';
import { permissions } from '../src/facts/usernet.ts';
import { permit } from '../src/fix/permit.ts';
import { rule } from '../src/rule.ts';

export default rule({
  about: 'container',
  stage: 'network',
  title: 'The count in lxc-usernet is large enough for the interfaces of the user’s containers',
  why: 'The last word of a line in /etc/lxc/lxc-usernet says how many interfaces that user may have at once, over all his running containers.',
  symptoms: ['Quota reached'],
  see: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
  notes: [
    'The interfaces of one name are counted over all bridges, and two lines for one name and bridge do not add up: the larger one counts (LXC 2.0 and later).',
  ],
  worst: 'error',
  needs: { wishes, permissions, namedByRoot },

  *check({ wishes, permissions, namedByRoot }, { user }) {
    for (const { nic, bridge, answer } of wishes) {
      if (answer.kind !== 'used-up') continue;
      const [entry] = answer.entries;
      if (!entry) continue;
      const used = permissions.inUse.filter(({ who }) => who === user.name).length;
      const needed = used + wishes.length;
      yield {
        severity: 'error',
        breaks: 'start',
        message: `${user.name} may have ${Math.max(0, entry.count)} on ${bridge} and needs ${needed}`,
        evidence: [
          { at: entry.at, note: `permits ${entry.count}` },
          {
            at: (nic.linkAt ?? nic.at).valueAt,
            note: used > 0 ? `asks for one more: ${used} in use` : 'asks for one',
          },
        ],
        says: answer.says,
        fix: permit(permissions, user.name, bridge, needed, namedByRoot.includes(bridge)),
      };
    }
  },
});

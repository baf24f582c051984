import { bridges, namedByRoot } from '../src/facts/bridges.ts';
import { type Wish, wishes } from '../src/facts/links.ts';
import { type Permissions, permissions } from '../src/facts/usernet.ts';
import { root } from '../src/fix/action.ts';
import { removeLine } from '../src/fix/edits.ts';
import { permit, plugElsewhere } from '../src/fix/permit.ts';
import { type Evidence, rule } from '../src/rule.ts';

export default rule({
  about: 'container',
  stage: 'network',
  title: 'lxc-usernet permits the network links of the config',
  why: 'A user may not make network interfaces on the host. lxc-user-nic makes them for him, as many and on such bridges as root permits in /etc/lxc/lxc-usernet, in lines of user, type, bridge and count.',
  symptoms: [
    'Quota reached',
    'Failed to open "/etc/lxc/lxc-usernet"',
    'lxc-user-nic failed to configure requested network',
  ],
  see: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
  notes: [
    'LXC says "Quota reached" for a bridge that is not permitted at all as well as for a count that is used up.',
    'From 2.0 to 6.0.5 a line for a group makes lxc-user-nic crash for everybody who is not in that group, whatever the line permits (seen with 5.0.2).',
    'A blank before the user’s name hides the line.',
  ],
  worst: 'error',
  needs: { wishes, permissions, bridges, namedByRoot },

  *check({ wishes, permissions, bridges, namedByRoot }, { user }) {
    for (const wish of wishes) {
      const { nic, bridge, answer } = wish;
      if (answer.kind === 'granted' || answer.kind === 'used-up') continue;
      const at = (nic.linkAt ?? nic.at).valueAt;
      if (answer.kind === 'crashes') {
        yield {
          severity: 'error',
          breaks: 'start',
          message: `lxc-user-nic of this LXC crashes for ${user.name}, who is not in the group ${answer.entry.who}`,
          evidence: [
            { at: answer.entry.at, note: 'crashes it for everybody outside that group' },
            { at, note: 'needs lxc-user-nic' },
          ],
          says: answer.says,
          fix: {
            safety: 'unsafe',
            title: 'name users instead of groups, one a line',
            actions: [removeLine(answer.entry.at, root)],
          },
        };
        continue;
      }
      const permittedBridges = mine(permissions, user.name);
      yield {
        severity: 'error',
        breaks: 'start',
        message:
          bridge === 'none'
            ? `${user.name} may have no network interface without a bridge`
            : `${user.name} may not plug anything into ${bridge}`,
        evidence: [
          { at, note: bridge === 'none' ? 'names no bridge' : `wants ${bridge}` },
          ...lines(permissions, user.name),
        ],
        says: permissions.there
          ? answer.says
          : `No such file or directory - Failed to open "${permissions.path}"`,
        fix:
          oddOne(
            wish,
            permittedBridges.filter((each) => bridges(each) !== 'missing'),
            bridges(bridge) !== 'missing',
            user.name,
          ) ??
          permit(
            permissions,
            user.name,
            bridge,
            wishes.filter((each) => each.bridge === bridge).length,
            namedByRoot.includes(bridge),
          ),
      };
    }
  },
});

/** The bridges that are permitted to this user by name. */
const mine = ({ entries }: Permissions, name: string): string[] => [
  ...new Set(
    entries
      .filter(({ who, type, count }) => who === name && type === 'veth' && count > 0)
      .map(({ bridge }) => bridge),
  ),
];

function lines({ path, there, entries, skipped }: Permissions, name: string): Evidence[] {
  const about = entries.filter(({ who }) => who === name);
  const hidden = skipped.filter(({ text }) => text.trim().startsWith(`${name} `));
  const found = [
    ...about.map(
      ({ at, bridge, type }): Evidence => ({
        at,
        note: type === 'veth' ? `permits ${bridge}` : `permits the type ${type}, which nothing asks for`,
      }),
    ),
    ...hidden.map(
      (at): Evidence => ({ at, note: 'is passed over: it is not four words that begin at the first column' }),
    ),
  ];
  if (found.length > 0) return found;
  return [{ at: { path }, note: there ? `has no line for ${name}` : 'does not exist' }];
}

/** Link, permission and bridge name the same thing: where the config alone differs, the config is put right. */
function oddOne({ nic, bridge }: Wish, permitted: readonly string[], exists: boolean, by: string) {
  const [only, ...more] = permitted;
  if (only === undefined || more.length > 0 || exists || bridge === 'none') return undefined;
  return plugElsewhere((nic.linkAt ?? nic.at).valueAt, only, by);
}

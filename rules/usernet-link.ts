import { interfaces, namedByRoot } from '../src/facts/bridges.ts';
import { isWiped, type Wish, wishes } from '../src/facts/links.ts';
import { type Permissions, permissions } from '../src/facts/usernet.ts';
import { type Fix, manual, root } from '../src/fix/action.ts';
import { removeLine, replaceWords } from '../src/fix/edits.ts';
import { permit, plugInto } from '../src/fix/permit.ts';
import { parseUsernet } from '../src/lxc/usernet.ts';
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
  needs: { wishes, permissions, interfaces, namedByRoot },

  *check({ wishes, permissions, interfaces, namedByRoot }, { user }) {
    const crash = wishes.find(({ answer }) => answer.kind === 'crashes');
    if (crash?.answer.kind === 'crashes') {
      const { entry, says } = crash.answer;
      yield {
        severity: 'error',
        breaks: 'start',
        message: `lxc-user-nic of this LXC crashes for ${user.name}, who is not in the group ${entry.who.slice(1)}`,
        evidence: [
          { at: entry.at, note: 'crashes it for everybody outside that group' },
          { at: linkOf(crash), note: 'needs lxc-user-nic' },
        ],
        says,
        fix: {
          safety: 'unsafe',
          title: 'remove the line, and name the users of the group instead, one a line',
          actions: [removeLine(entry.at, root)],
        },
      };
      return;
    }
    const refused = wishes.filter(({ nic, answer }) => answer.kind === 'no-entry' && !isWiped(nic));
    for (const bridge of new Set(refused.map((wish) => wish.bridge))) {
      const [first, ...others] = refused.filter((wish) => wish.bridge === bridge);
      if (!first) continue;
      const evidence = { at: linkOf(first), note: bridge === 'none' ? 'names no bridge' : `wants ${bridge}` };
      yield {
        severity: 'error',
        breaks: 'start',
        message:
          bridge === 'none'
            ? `${user.name} may have no network interface without a bridge`
            : `${user.name} may not plug anything into ${bridge}`,
        evidence: [evidence, ...found(permissions, user.name, interfaces)],
        says: permissions.there
          ? 'Quota reached'
          : `No such file or directory - Failed to open "${permissions.path}"`,
        fix:
          shown(permissions, user.name, bridge) ??
          oddOne(first, mine(permissions, user.name).filter(interfaces), interfaces, user.name) ??
          permit(permissions, user.name, bridge, others.length + 1, namedByRoot.includes(bridge)),
      };
    }
  },
});

const linkOf = ({ nic }: Pick<Wish, 'nic'>) => (nic.linkAt ?? nic.at).valueAt;

/** The bridges that are permitted to this user by name. */
const mine = ({ entries }: Permissions, name: string): string[] => [
  ...new Set(
    entries
      .filter(({ who, type, count }) => who === name && type === 'veth' && count > 0)
      .map(({ bridge }) => bridge),
  ),
];

/** What lxc-usernet has about this user. */
function found(
  { path, there, entries, skipped }: Permissions,
  name: string,
  interfaces: (name: string) => boolean,
): Evidence[] {
  const about = entries
    .filter(({ who }) => who === name)
    .map(({ at, bridge, type }): Evidence => {
      const gone = bridge === 'none' || interfaces(bridge) ? '' : ', which does not exist';
      return {
        at,
        note:
          type === 'veth' ? `permits ${bridge}${gone}` : `permits the type ${type}, which LXC never asks for`,
      };
    });
  const lost = skipped
    .filter(({ text }) => /^\s*(\S+)/.exec(text)?.[1] === name)
    .map((at): Evidence => {
      const why = /^\s/.test(at.text) ? 'a blank stands in front' : 'it is not user, type, bridge and count';
      return { at, note: `is passed over: ${why}` };
    });
  const all = [...about, ...lost];
  return all.length > 0
    ? all
    : [{ at: { path }, note: there ? `has no line for ${name}` : 'does not exist' }];
}

/** A line that root wrote for just this, and that nothing but the blank in front of it hides. */
function shown({ path, skipped }: Permissions, name: string, bridge: string): Fix | undefined {
  const meant = skipped.find(({ text }) => {
    const [entry] = parseUsernet(path, text.trimStart()).entries;
    return entry?.who === name && entry.type === 'veth' && entry.bridge === bridge && entry.count > 0;
  });
  return (
    meant && {
      safety: 'safe',
      title: 'remove the blank in front',
      actions: [replaceWords(meant, meant.text.trimStart(), root)],
    }
  );
}

/** Link, permission and bridge name the same thing: where the config alone differs, the config is put right. */
function oddOne(
  { nic, bridge }: Wish,
  permitted: readonly string[],
  interfaces: (name: string) => boolean,
  by: string,
): Fix | undefined {
  const [only, ...more] = permitted;
  const one = only !== undefined && more.length === 0;
  if (bridge === 'none' && !one) return manual('name a bridge that lxc-usernet permits');
  return one && (bridge === 'none' || !interfaces(bridge)) ? plugInto(only, nic, by) : undefined;
}

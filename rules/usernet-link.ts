import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { groupMembers } from '../src/facts/machine/groups.ts';
import { interfaceExists, namedByRoot } from '../src/facts/network/bridges.ts';
import { type Permissions, permissions } from '../src/facts/network/lxc-usernet.ts';
import {
  bridgesOf,
  isReset,
  type NicRequest,
  neededBy,
  nicRequests,
  wouldGrant,
} from '../src/facts/network/nic-requests.ts';
import { permittedBridges } from '../src/facts/network/permitted-bridges.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { expandGroup } from '../src/remedies/network/expand-group.ts';
import { reconcileLink } from '../src/remedies/network/reconcile-link.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'lxc-usernet permits the network links of the config',
  why: 'A user may not make network interfaces on the host. lxc-user-nic makes them for him, as many and on such bridges as root permits in /etc/lxc/lxc-usernet, in lines of user, type, bridge and count.',
  symptoms: [
    'Quota reached',
    'Failed to open "/etc/lxc/lxc-usernet"',
    'lxc-user-nic failed to configure requested network',
  ],
  manpages: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
  notes: [
    'LXC says "Quota reached" for a bridge that is not permitted at all as well as for a count that is used up.',
    'From 2.0 to 6.0.5 a line for a group makes lxc-user-nic crash for everybody who is not in that group, whatever the line permits (seen with 5.0.2).',
    'A blank before the user’s name hides the line.',
  ],
  maxSeverity: 'error',
  requires: {
    account,
    nicRequests,
    wouldGrant,
    permissions,
    permittedBridges,
    interfaceExists,
    namedByRoot,
    groupMembers,
  },

  *check(known, { user }) {
    const {
      account,
      nicRequests,
      wouldGrant,
      permissions,
      permittedBridges,
      interfaceExists,
      namedByRoot,
      groupMembers,
    } = known;
    const crash = nicRequests.find(({ answer }) => answer.kind === 'crashes');
    if (crash?.answer.kind === 'crashes') {
      const { entry, lxcMessage } = crash.answer;
      yield {
        severity: 'error',
        message: phrase`lxc-user-nic of this LXC crashes for ${user.name}, who is not in the group ${entry.who.slice(1)}`,
        evidence: [
          { at: entry.at, note: phrase`crashes it for everybody outside that group` },
          { at: linkOf(crash), note: phrase`needs lxc-user-nic` },
        ],
        lxcMessage,
        fix: expandGroup(permissions, entry, groupMembers),
      };
      return;
    }
    const all = nicRequests.filter(({ nic, answer }) => answer.kind === 'no-entry' && !isReset(nic));
    for (const bridge of bridgesOf(all)) {
      const refused = all.filter((request) => request.bridge === bridge);
      const [first] = refused;
      if (!first) continue;
      const nameless = bridge === 'none';
      yield {
        severity: 'error',
        message: nameless
          ? phrase`${user.name} may have no network interface without a bridge`
          : phrase`${user.name} may not plug anything into ${bridge}`,
        evidence: [
          { at: linkOf(first), note: nameless ? phrase`names no bridge` : phrase`wants ${bridge}` },
          ...aboutUser(permissions, user.name, account.uid, interfaceExists),
        ],
        lxcMessage: permissions.there
          ? 'Quota reached'
          : `No such file or directory - Failed to open "${permissions.path}"`,
        fix: reconcileLink({
          name: user.name,
          uid: account.uid,
          bridge,
          refused,
          exists: !nameless && interfaceExists(bridge),
          byRoot: namedByRoot.includes(bridge),
          permissions,
          own: permittedBridges,
          needed: neededBy(permissions, user.name, nicRequests),
          wouldGrant: (instead) => wouldGrant(bridge, instead),
        }),
      };
    }
  },
});

const linkOf = ({ nic }: Pick<NicRequest, 'nic'>) => (nic.linkAt ?? nic.at).valueAt;

/** What lxc-usernet has about this user. */
function aboutUser(
  { path, there, entries, skipped }: Permissions,
  name: string,
  uid: number,
  interfaces: (name: string) => boolean,
): Evidence[] {
  const about = entries
    .filter(({ who }) => who === name || who === `${uid}`)
    .map(({ at, who, bridge, type }): Evidence => {
      if (who !== name) return { at, note: phrase`has his id where his name should be` };
      const gone = bridge === 'none' || interfaces(bridge) ? '' : ', which does not exist';
      return {
        at,
        note:
          type === 'veth'
            ? phrase`permits ${bridge}${gone}`
            : phrase`permits the type ${type}, which LXC never asks for`,
      };
    });
  const lost = skipped
    .filter(({ text }) => /^\s*(\S+)/.exec(text)?.[1] === name)
    .map((at): Evidence => {
      const why = /^\s/.test(at.text) ? 'a blank stands in front' : 'it is not user, type, bridge and count';
      return { at, note: phrase`is passed over: ${why}` };
    });
  const all = [...about, ...lost];
  return all.length > 0
    ? all
    : [{ at: { path }, note: there ? phrase`has no line for ${name}` : phrase`does not exist` }];
}

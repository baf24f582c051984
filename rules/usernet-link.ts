import { type Phrase, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
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
import { type UsernetLine, usernetLines } from '../src/facts/network/usernet-lines.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { expandGroup } from '../src/remedies/network/expand-group.ts';
import { reconcileLink } from '../src/remedies/network/reconcile-link.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'lxc-usernet allows the user to use the bridges of the config',
  why: 'Unprivileged users cannot create network interfaces on the host. lxc-user-nic creates them, as many and on such bridges as root allows in /etc/lxc/lxc-usernet, in lines of user, type, bridge and count.',
  remedy:
    'Add a line to /etc/lxc/lxc-usernet, as root: `USER veth BRIDGE COUNT`; or set `lxc.net.0.link` to a bridge that it allows.',
  symptoms: [
    'Quota reached',
    'Failed to open "{}"',
    'lxc-user-nic failed to configure requested network: {}',
  ],
  manpages: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
  notes: [
    'LXC says "Quota reached" both for a bridge that is not allowed at all and for a count that is used up.',
    'From 2.0 to 6.0.5 a line for a group makes lxc-user-nic crash for every user who is not in that group, whatever the line allows (seen with 5.0.2).',
    'A line with a blank before the user name is ignored.',
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
        kind: 'group-crash',
        severity: 'error',
        message: phrase`lxc-user-nic of this LXC crashes for ${user.name}, who is not in the group ${entry.who.slice(1)}`,
        evidence: [
          { at: entry.at, note: phrase`crashes it for every user outside the group` },
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
        kind: nameless ? 'no-bridge' : 'not-allowed',
        severity: 'error',
        message: nameless
          ? phrase`lxc-usernet does not allow ${user.name} an interface without a bridge`
          : phrase`lxc-usernet does not allow ${user.name} to use ${bridge}`,
        evidence: [
          { at: linkOf(first), note: nameless ? phrase`names no bridge` : phrase`requests ${bridge}` },
          ...evidenceOf(permissions, user.name, account.uid, interfaceExists),
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
function evidenceOf(
  permissions: Permissions,
  name: string,
  uid: number,
  exists: (name: string) => boolean,
): readonly Evidence[] {
  const { path, there } = permissions;
  const lines = usernetLines(permissions, name, uid).map((line) => ({
    at: line.at,
    note: note(line, exists),
  }));
  if (lines.length > 0) return lines;
  return there
    ? [{ at: { path }, note: phrase`has no line for ${name}` }]
    : [{ at: absent(path), note: phrase`does not exist` }];
}

function note(line: UsernetLine, exists: (name: string) => boolean): Phrase {
  switch (line.kind) {
    case 'permits':
      return line.bridge === 'none' || exists(line.bridge)
        ? phrase`allows ${line.bridge}`
        : phrase`allows ${line.bridge}, which does not exist`;
    case 'other-type':
      return phrase`allows the type ${line.type}, which LXC never requests`;
    case 'by-uid':
      return phrase`uses the UID; lxc-user-nic expects the user name`;
    case 'leading-blank':
      return phrase`ignored: blank before the user name`;
    case 'malformed':
      return phrase`ignored: not user, type, bridge and count`;
  }
}

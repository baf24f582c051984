import { type Phrase, phrase } from '../src/base/phrase.ts';
import { type LinkConflict, linkFaults, type UsernicCrash } from '../src/facts/network/link-faults.ts';
import { type UsernetLine, usernetLines } from '../src/facts/network/usernet-lines.ts';
import { type Evidence, type Problem, rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { expandGroup } from '../src/remedies/network/expand-group.ts';
import { reconcileLink } from '../src/remedies/network/reconcile-link.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'lxc-usernet allows the user to use the bridges of the config',
  why: 'Unprivileged users cannot create network interfaces on the host. lxc-user-nic creates them, as many and on such bridges as root allows in /etc/lxc/lxc-usernet, in lines of user, type, bridge and count.',
  remedy:
    'Add a line to /etc/lxc/lxc-usernet, as root: `USER veth BRIDGE COUNT`; or set `lxc.net.0.link` to a bridge that it allows.',
  fault: 'lxc-usernet does not allow the user this bridge',
  symptoms: [
    ...sure('Failed to open "/etc/lxc/lxc-usernet"', 'Failed to open /etc/lxc/lxc-usernet{}'),
    ...often('Quota reached'),
    ...sometimes(
      'lxc-user-nic failed to configure requested network: (null)',
      'lxc-user-nic failed to configure requested network: {}',
    ),
    ...rarely({ line: 'Failed to open "{}"', file: 'lxc_user_nic.c' }),
  ],
  manpages: ['lxc-usernet(5)', 'lxc-user-nic(1)'],
  notes: [
    'LXC says "Quota reached" both for a bridge that is not allowed at all and for a count that is used up.',
    'From 2.0 to 6.0.5 a line for a group makes lxc-user-nic crash for every user who is not in that group, whatever the line allows (seen with 5.0.2).',
    'A line with a blank before the user name is ignored.',
  ],
  maxSeverity: 'error',
  requires: { linkFaults, usernetLines },

  *check({ linkFaults, usernetLines }, { user }) {
    for (const fault of linkFaults)
      yield fault.kind === 'crashes' ? crash(fault, user.name) : conflict(fault, usernetLines);
  },
});

const crash = (fault: UsernicCrash, name: string): Problem => ({
  severity: 'error',
  kind: 'group-crash',
  message: phrase`lxc-user-nic of this LXC crashes for ${name}, who is not in the group ${fault.group}`,
  evidence: [
    { at: fault.entry.at, note: phrase`crashes it for every user outside the group` },
    { at: fault.at, note: phrase`needs lxc-user-nic` },
  ],
  lxcMessage: fault.lxcMessage,
  fix: expandGroup(fault.permissions, fault.entry, fault.members),
});

function conflict(fault: LinkConflict, lines: readonly UsernetLine[]): Problem {
  const { kind, name, bridge, at, permissions } = fault;
  const { message, note } =
    kind === 'no-bridge'
      ? {
          message: phrase`lxc-usernet does not allow ${name} an interface without a bridge`,
          note: phrase`names no bridge`,
        }
      : {
          message: phrase`lxc-usernet does not allow ${name} to use ${bridge}`,
          note: fault.exists ? phrase`requests ${bridge}` : phrase`requests ${bridge}, which does not exist`,
        };
  return {
    severity: 'error',
    kind,
    message,
    evidence: [{ at, note }, ...lines.map((line): Evidence => ({ at: line.at, note: about(line, name) }))],
    lxcMessage: permissions.exists
      ? 'Quota reached'
      : `No such file or directory - Failed to open "${permissions.path}"`,
    fix: reconcileLink(fault),
  };
}

function about(line: UsernetLine, name: string): Phrase {
  switch (line.kind) {
    case 'allows':
      return phrase`allows ${line.bridge}`;
    case 'allows-missing':
      return phrase`allows ${line.bridge}, which does not exist`;
    case 'type':
      return phrase`allows the type ${line.type}, which LXC never requests`;
    case 'uid':
      return phrase`uses the UID; lxc-user-nic expects the user name`;
    case 'leading-blank':
      return phrase`is silently ignored: it begins with a blank`;
    case 'malformed':
      return phrase`is silently ignored: it is not user, type, bridge and count`;
    case 'no-line':
      return phrase`has no line for ${name}`;
    case 'no-file':
      return phrase`does not exist`;
  }
}

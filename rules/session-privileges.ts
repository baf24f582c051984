import { list, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { type Restriction, restrictions } from '../src/facts/session/restrictions.ts';
import { manual } from '../src/model/action.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'session',
  title: 'The programs that a session starts can gain the privileges that a start needs',
  why: 'newuidmap, newgidmap and lxc-user-nic do what a user may not. In a session with no_new_privs, or without their capabilities in the bounding set, the setuid bit gives them nothing. Sandboxes and services do that: bubblewrap, snap, NoNewPrivileges=, CapabilityBoundingSet=.',
  remedy:
    'Start the container from a login of the user (`ssh USER@localhost`), not from a sandbox or a service; after `newgrp`, leave the shell that it has opened.',
  fault:
    'The session takes from programs the privileges that a start needs: no_new_privs, a dropped capability, or another primary group',
  symptoms: [
    ...sure(
      'newuidmap: Target process {} is owned by a different user{}',
      'newgidmap: Target process {} is owned by a different user{}',
      'newuidmap: Target {} is owned by a different user{}',
      'newgidmap: Target {} is owned by a different user{}',
    ),
    ...sometimes(
      'Failed to open "/run/lxc/nics"',
      'Failed to create /run/lxc',
      'newuidmap: write to uid_map failed: Operation not permitted',
      'newuidmap: open of uid_map failed: Permission denied',
      'newuidmap: open of uid_map fail{}',
      'newgidmap: open of gid_map fail{}',
      'newuidmap: Could not set caps',
      'newuidmap: Could not seteuid to {}',
      'newuidmap: write to uid_map fail{}',
      'newgidmap: write to gid_map failed: Operation not permitted',
      'newgidmap: open of gid_map failed: Permission denied',
      'newgidmap: Could not set caps',
      'newgidmap: Could not seteuid to {}',
      'newgidmap: write to gid_map fail{}',
      'Operation not permitted - Failed to create veth{}',
    ),
    // Without any privileges lxc-user-nic gets no further than its own directory.
    ...often('Operation not permitted - Failed to create {}-{}'),
    ...rarely(
      { line: 'Permission denied - Failed to write AppArmor profile "{}" to {}', since: '4.0.11' },
      'newuidmap failed to write mapping "": {}',
      'newuidmap failed to write mapping ""',
      'newgidmap failed to write mapping "": {}',
      'newgidmap failed to write mapping ""',
    ),
  ],
  manpages: ['capabilities(7)', 'PR_SET_NO_NEW_PRIVS(2const)', 'systemd.exec(5)', 'newgrp(1)'],
  notes: [
    'A start needs dac_override, setgid, setuid and sys_admin in the bounding set, and net_admin for a veth interface. It does without every other capability.',
    'newuidmap refuses a session whose group is not the one of the account, as after newgrp, sg, or with Group= in a unit.',
    'Where the session has more seccomp filters than process 1 the answer is unknown: what a filter denies cannot be read.',
    'Root is told about a login, which has none of these, unless `--pid` names a process of theirs.',
    'With GRANT_AUX_GROUP_SUBIDS in /etc/login.defs, newuidmap of Debian 12 does not compare the groups.',
  ],
  maxSeverity: 'error',
  requires: { account, restrictions },

  *check({ account: { name }, restrictions }) {
    for (const each of restrictions) {
      const { message, note, lxcMessage } = wording(each, name);
      yield {
        kind: each.kind,
        severity: 'error',
        message,
        evidence: [{ at: each.at, note }],
        lxcMessage,
        fix: manual(
          each.kind === 'group'
            ? phrase`leave the shell that newgrp or sg has opened, or start the container from a login of ${name}`
            : phrase`start the container from a login of ${name}, outside the sandbox or service that restricts this session`,
        ),
      };
    }
  },
});

function wording(each: Restriction, user: string): Required<Wording> {
  switch (each.kind) {
    case 'no-new-privileges':
      return {
        message: phrase`the session has no_new_privs, so newuidmap cannot write ID maps`,
        note: phrase`the setuid bit has no effect`,
        lxcMessage: 'newuidmap: write to uid_map failed: Operation not permitted',
      };
    case 'bounding-set':
      return {
        message: phrase`the bounding set of the session lacks ${list(each.missing)}`,
        note: phrase`setuid programs do not get them either`,
        lxcMessage: messageOf(each.missing),
      };
    case 'group':
      return {
        message: phrase`the session has the group ${each.gid}, and ${user} has ${each.right} in /etc/passwd`,
        note: phrase`newuidmap accepts only the group of the account`,
        lxcMessage: 'newuidmap: Target process PID is owned by a different user',
      };
  }
}

/** newuidmap opens the map, writes it, and newgidmap comes after it; the network is made last. */
function messageOf(missing: readonly string[]): string {
  if (missing.includes('dac_override')) return 'newuidmap: open of uid_map failed: Permission denied';
  if (missing.includes('setuid') || missing.includes('sys_admin'))
    return 'newuidmap: write to uid_map failed: Operation not permitted';
  return missing.includes('setgid')
    ? 'newgidmap: write to gid_map failed: Operation not permitted'
    : 'Operation not permitted - Failed to create veth';
}

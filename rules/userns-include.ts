import { phrase } from '../src/base/phrase.ts';
import { includes } from '../src/facts/config/includes.ts';
import { type UsernsFault, usernsFault } from '../src/facts/config/userns-fault.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { includeUserns } from '../src/remedies/config/include-userns.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'userns.conf is included after common.conf',
  why: 'common.conf restricts devices through the devices cgroup, drops capabilities and moves the ttys, as is right for privileged containers. userns.conf reverts what an unprivileged container cannot do, so it must be included, after common.conf.',
  remedy: 'Add `lxc.include = /usr/share/lxc/config/userns.conf` below the line that includes common.conf.',
  fault: 'common.conf takes effect without userns.conf after it, so limits are set that only root can set',
  symptoms: [
    ...sure(
      'Failed to setup limits for the "devices" controller{}',
      'Failed to setup limits for the "devices" controller. The controller seems to be unused by "cgfsng" cgroup driver or not enabled on the cgroup hierarchy',
    ),
    ...often(
      { line: 'Failed to setup legacy device cgroup controller limits', until: '6.0.6' },
      { line: "failed to setup the devices cgroup for '{}'", until: '2.0.5' },
      { line: 'Failed to setup the devices cgroup for container "{}"', until: '2.1.1' },
      'Failed to setup cgroup limits for container "{}"',
      { line: 'Error setting devices.{} to {} for {}', until: '2.1.1' },
    ),
    ...sometimes('Failed to setup cgroup limits for container{}'),
    ...rarely(
      'Permission denied - Failed to set "devices.{}" to "{}"',
      'Operation not permitted - Failed to set "devices.{}" to "{}"',
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC 5 starts without it if the shell is in a devices cgroup that the user owns, and on cgroup v2 in a delegated cgroup. Without any cgroup that the user owns, or without one of the devices controller on cgroup v1, the device limits of common.conf stop the start.',
    'Without common.conf there is nothing to revert, and nothing is reported.',
  ],
  scope: 'file',
  lacks: { missing: ['lxc.include'], order: ['lxc.include'] },
  maxSeverity: 'error',
  requires: { includes, usernsFault },

  *check({ includes: { installed }, usernsFault: fault }, { user }) {
    if (!fault) return;
    const { kind, common, limit, ownsCgroup } = fault;
    const { message, note } = wording(fault);
    const reason = ownsCgroup
      ? phrase`cannot be set: the user owns no devices cgroup`
      : phrase`cannot be set: the user owns no cgroup`;
    yield {
      kind,
      severity: limit ? 'error' : 'warning',
      message,
      evidence: [{ at: common.at, note }, ...(limit ? [{ at: limit.at, note: reason }] : [])],
      ...(limit ? { lxcMessage: lxcMessage(fault) } : {}),
      fix: includeUserns(fault, installed, user.name),
    };
  },
});

const wording = (fault: UsernsFault): Wording =>
  fault.kind === 'order'
    ? {
        message: phrase`${fault.userns.path} is included before ${fault.common.path}, which overrides it`,
        note: phrase`overrides what userns.conf has set`,
      }
    : {
        message: phrase`${fault.common.path} is included without userns.conf, which unprivileged containers need`,
        note: phrase`needs userns.conf after it`,
      };

const lxcMessage = ({ ownsCgroup }: UsernsFault): string =>
  ownsCgroup
    ? 'Failed to setup limits for the "devices" controller'
    : 'Failed to setup cgroup limits for container';

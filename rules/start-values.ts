import { count, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { lineEffects } from '../src/facts/config/line-effects.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'Every line of the config lets the container start without root',
  why: 'LXC reads many values without looking at them, and fails when it uses them: the kernel refuses them, or permits them to root alone.',
  remedy: 'Correct the value, or remove the line: `man lxc.container.conf` says what it may be.',
  symptoms: [
    'Unknown resource {}',
    'Script exited with status {}',
    'Failed to receive the container state',
    'The kernel does not support core scheduling',
    'Failed to set limit {}',
    'Failed to setup sysctl parameters {} to {}',
    'Failed to setup proc filesystem {} to {}',
    'Failed to unshare mount namespace',
    'Failed to set PR_SET_PDEATHSIG to {}',
    'unknown capability {}',
    'Container requests lxc.cap.drop and lxc.cap.keep',
    'Failed to clone a new set of namespaces',
    'Failed to create detached mount',
    'Failed to inherit {} namespace',
    'Failed to mount "proc"{}',
    'Failed to create "{}"',
    'Failed to change mount attributes',
    'Invalid LXC specific mount option for rootfs mount',
    'Failed to set the hostname to "{}"',
    'Cannot add {} gateway for network device "{}" when not assigning an address',
    'Failed to setup {} gateway{}',
    'Automatic gateway detection is only supported for veth and macvlan',
    'Cannot add {} gateway for network device "{}" when not bringing up the interface',
    'Error {} renaming netdev{}',
    'Failed to exec "{}"',
    'Failed to perform ioctl',
    'Failed to set network device "{}" up',
    'Failed to set "{}" to "{}"',
    'Failed to setup legacy cgroup limits',
    'Failed to popen() exec{}',
    'Fail to open directory {}',
    'Failed to create monitor cgroup',
    'Creating the final cgroup{}',
    'Failed to create {}(lxc.monitor{}',
    'Failed to resolve clone flags',
    'Failed to parse errno value from{}',
    'Failed to add rule for syscall{}',
    'Unrecognized seccomp action{}',
    'Only {} policy is supported',
    'Bad seccomp policy style{}',
    'Invalid config file',
    'lxc.cgroup.dir conflicts with lxc.cgroup.dir.payload/monitor',
    'lxc.cgroup.dir.payload and lxc.cgroup.dir.monitor must both be set',
    'Sync wake failure',
    'Failed to mount cgroups',
    'No unified cgroup hierarchy mounted on the host',
    'Failed to mount "{}"',
    'Failed to access to "{}". Check it is present',
    'Failed to set environment variable: {}',
    'Could not change directory to "{}"',
    'Failed to switch to {}',
    'Failed to set supplimentary groups',
    'Failed to create tty {}',
    'Failed to set "max"{}',
    'Failed to open proxy terminal "{}"',
    'File descriptor for "{}" does not refer to a terminal',
    'Start hook "{}" not found in container',
    'Failed to open seccomp policy file {}',
    'Invalid version',
    'Container "{}" is not running',
    'Failed to write',
    'Failed to setup ipv4 address for network device{}',
    'Failed to setup ipv6 address for network device{}',
    'Failed to automatically find {} gateway address from link interface "{}"',
    'Failed to mount tmpfs on{}',
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'What each key does to a start is in a ledger, src/lxc/ledger: it was seen with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0. A line with a value of which that is not known makes the verdict unknown.',
  ],
  maxSeverity: 'error',
  requires: { lineEffects },

  *check({ lineEffects: { refused, unknown } }) {
    for (const { line, refusal } of refused)
      yield {
        kind: refusal.kind,
        severity: 'error',
        message: refusal.message,
        evidence: [
          { at: refusal.at === 'key' ? line.at.keyAt : line.at.valueAt, note: refusal.note },
          ...included(line.at.via),
        ],
        lxcMessage: refusal.lxcMessage,
        fix: manual(phrase`correct the value, or remove the line`),
      };
    const [first, ...more] = unknown;
    if (first && refused.length === 0) {
      if (first.why) throw first.why;
      const { path, line } = first.line.at.at;
      throw new Unseen(
        more.length === 0
          ? phrase`whether the container starts with ${first.line.at.key} in line ${line} of ${path}`
          : phrase`whether the container starts with ${first.line.at.key} in line ${line} of ${path} and with ${count(more.length, phrase`one more line`, phrase`${more.length} more lines`)}`,
      );
    }
  },
});

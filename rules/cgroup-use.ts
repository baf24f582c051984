import { list, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { unusableControllers } from '../src/facts/cgroup/cgroup-use.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { often, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'lxc.cgroup.use names only controllers that the user has a cgroup of',
  why: 'With lxc.cgroup.use in lxc.conf, LXC starts no container unless it gets every controller that is named there.',
  remedy:
    'Remove the controller from lxc.cgroup.use in ~/.config/lxc/lxc.conf, or remove the line: LXC then takes what it gets.',
  fault: 'lxc.cgroup.use names a controller that the user has no cgroup of',
  symptoms: [
    ...sure(
      { line: 'One or more requested controllers unavailable or not delegated', since: '4.0.7' },
      { line: 'The {} controller found', since: '4.0.7' },
      { line: 'Controller {} required by lxc.cgroup.use but not available', until: '2.1.1' },
      { line: 'no freezer controller mountpoint found', until: '3.0.2' },
      { line: 'no {} controller mountpoint found', until: '4.0.6' },
      { line: 'Cannot write to subsystem {} which is requested in lxc.cgroup.use', until: '2.1.1' },
    ),
    ...often({ line: 'Failed to find all required controllers', since: '4.0.0', until: '4.0.6' }),
  ],
  manpages: ['lxc.system.conf(5)', 'cgroups(7)'],
  notes: [
    'Controllers that are mounted together, such as cpu,cpuacct on cgroup v1, must be named together (skip_hierarchy in cgfsng.c).',
    'LXC prints “The NAME controller found” where it means that it was not found.',
  ],
  maxSeverity: 'error',
  requires: { account, unusableControllers },

  *check({ account: { name }, unusableControllers: unusable }) {
    if (!unusable) return;
    const names = list(unusable.names);
    yield {
      kind: 'unusable-controller',
      severity: 'error',
      message: phrase`lxc.cgroup.use requires ${names}: not delegated to ${name}`,
      evidence: [{ at: unusable.at, note: phrase`LXC starts nothing without it` }],
      lxcMessage: `The ${unusable.names[0]} controller found`,
      fix: manual(phrase`remove ${names} from lxc.cgroup.use in ${unusable.at.path}`),
    };
  },
});

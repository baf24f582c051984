import { phrase } from '../src/base/phrase.ts';
import { hooks } from '../src/facts/config/hook-faults.ts';
import { hookRemedy, hookWording } from '../src/facts/config/hook-wording.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The programs that hooks run at a start exist, and may be executed',
  why: 'LXC gives each hook to a shell, and ends the start if that fails. Hooks before the mounts run as the user; pre-mount, mount and autodev run as the container’s root, which is an unprivileged user of the host.',
  remedy:
    'Correct the path, make the program executable for everyone (`chmod a+x PROGRAM`), install the package that it comes from, or remove the line.',
  fault: 'The program of a hook does not exist, or cannot be executed',
  symptoms: [
    ...sure(
      'Script exited with status 126',
      'Script exited with status 127',
      'Start hook "{}" not found in container',
      { line: 'Start hook {} not found in container', until: '3.0.2' },
      '{}/usr/share/lxcfs/lxc.mount.hook: not found',
      '{}/usr/share/lxcfs/lxc.mount.hook: No such file or directory',
      '{}/usr/share/lxcfs/lxc.reboot.hook: not found',
      '{}/usr/share/lxcfs/lxc.reboot.hook: No such file or directory',
    ),
    ...often('Failed to popen() {}'),
    ...sometimes(
      'sh: {}: {}: not found',
      'sh: {}: {}: Permission denied',
      'Failed to run lxc.hook.pre-start for container "{}"',
      'Failed to run lxc.hook.start for container "{}"',
      'Failed to run mount hooks',
      'Failed to run pre-mount hooks',
      'Failed to run autodev hooks',
      { line: "failed to run pre-start hooks for container '{}'", until: '2.0.5' },
      { line: "failed to run pre-mount hooks for container '{}'", until: '2.1.1' },
      { line: "failed to run mount hooks for container '{}'", until: '2.1.1' },
      { line: "failed to run autodev hooks for container '{}'", until: '2.1.1' },
      { line: "failed to run start hooks for container '{}'", until: '2.0.5' },
      'Failed to verify start hooks',
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'What Linux cannot execute, the shell runs itself: an empty hook succeeds, one of another architecture ends with status 126 (seen with LXC 4.0.6, 5.0.2 and 7.0.0).',
    'A hook that can be executed may still fail: lxc-lint never runs one, and says so.',
    'After an uninstallation of lxcfs its configuration may be left over, and name a hook that is gone.',
  ],
  maxSeverity: 'error',
  requires: { hooks },

  *check({ hooks: { faults, executable } }) {
    for (const fault of faults) {
      const { line, path } = fault.hook;
      const { message, note, lxcMessage } = hookWording(fault);
      yield {
        kind: fault.kind,
        severity: 'error',
        message,
        evidence: [
          { at: line.at.valueAt, note: phrase`runs it` },
          { at: { path }, note },
          ...included(line.at.via),
        ],
        lxcMessage: lxcMessage ?? '',
        fix: hookRemedy(fault),
      };
    }
    for (const { line, path } of executable)
      if (!path.startsWith('/usr/share/lxc'))
        yield {
          kind: 'runs',
          severity: 'info',
          message: phrase`${path} runs at every start, which ends if it fails: what it does was not checked`,
          evidence: [{ at: line.at.valueAt, note: phrase`runs it` }, ...included(line.at.via)],
          fix: manual(phrase`nothing needs to be done`),
        };
  },
});

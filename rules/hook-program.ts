import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { type HookFault, hooks } from '../src/facts/config/hook-faults.ts';
import { manual } from '../src/model/action.ts';
import { included, rule, type Wording } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The programs that hooks run at a start exist, and may be executed',
  why: 'LXC gives each hook to a shell, and ends the start if that fails. Hooks before the mounts run as the user; pre-mount, mount and autodev run as the container’s root, which is an unprivileged user of the host.',
  remedy:
    'Correct the path, make the program executable for everyone (`chmod a+x PROGRAM`), install the package that it comes from, or remove the line.',
  symptoms: [
    'Script exited with status 126',
    'Script exited with status 127',
    'Failed to run lxc.hook.pre-start for container "{}"',
    'Failed to run mount hooks',
    'Failed to run pre-mount hooks',
    'Failed to run autodev hooks',
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'A hook that can be executed may still fail: lxc-lint never runs one, and says so.',
    'After an uninstallation of lxcfs its configuration may be left over, and name a hook that is gone.',
  ],
  maxSeverity: 'error',
  requires: { hooks },

  *check({ hooks: { faults, executable } }) {
    for (const fault of faults) {
      const { line, path } = fault.hook;
      const { message, note, lxcMessage } = wording(fault);
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
        fix: manual(
          /^\/usr\/share\/lxcfs\//.test(path)
            ? phrase`install lxcfs again, or purge what is left of its configuration`
            : phrase`correct the path, make the program executable, or remove the line`,
        ),
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

function wording(fault: HookFault): Wording {
  const { path, runner } = fault.hook;
  const who = runner === 'user' ? phrase`the user` : phrase`the container's root`;
  switch (fault.kind) {
    case 'missing':
      return {
        message: phrase`${path} does not exist`,
        note: phrase`does not exist`,
        lxcMessage: status(127),
      };
    case 'not-a-file':
      return { message: phrase`${path} is not a file`, note: phrase`is not a file`, lxcMessage: status(126) };
    case 'not-executable':
      return {
        message: phrase`${path} is not executable by ${who}`,
        note: ownership(fault.stat),
        lxcMessage: status(126),
      };
    case 'not-searchable':
      return {
        message: phrase`${path} cannot be reached by the container's root: ${fault.directory} is not searchable`,
        note: phrase`is below a directory that the container's root cannot search`,
        lxcMessage: status(126),
      };
    case 'no-interpreter':
      return {
        message: phrase`${path} needs ${fault.interpreter}, which does not exist`,
        note: phrase`needs ${fault.interpreter}`,
        lxcMessage: status(127),
      };
  }
}

const status = (code: number): string => `Script exited with status ${code}`;

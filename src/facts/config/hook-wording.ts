import { ownership } from '../../base/file-mode.ts';
import { phrase } from '../../base/phrase.ts';
import { type Manual, manual } from '../../model/action.ts';
import type { Wording } from '../../model/rule.ts';
import { architectureOf } from '../machine/architecture.ts';
import type { HookFault } from './hook-faults.ts';

/** What is said of a hook that the shell cannot execute. */
export function hookWording(fault: HookFault): Wording {
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
      return interpreterWording(path, fault);
    case 'foreign':
      return {
        message: phrase`${path} is for ${architectureOf(fault.elf)}, which this host does not run`,
        note: phrase`is for ${architectureOf(fault.elf)}`,
        lxcMessage: status(126),
      };
  }
}

function interpreterWording(
  path: string,
  { interpreter, why }: Extract<HookFault, { kind: 'no-interpreter' }>,
): Wording {
  const note = phrase`needs ${interpreter}`;
  switch (why) {
    case 'missing':
      return {
        message: phrase`${path} needs ${interpreter}, which does not exist`,
        note,
        lxcMessage: status(127),
      };
    case 'not-executable':
      return {
        message: phrase`${path} needs ${interpreter}, which is not executable`,
        note,
        lxcMessage: status(126),
      };
    case 'no-loader':
      return {
        message: phrase`${path} needs ${interpreter}, which cannot load it`,
        note,
        lxcMessage: status(126),
      };
  }
}

/** What a person can do about it. */
export function hookRemedy(fault: HookFault): Manual {
  if (fault.hook.path.startsWith('/usr/share/lxcfs/'))
    return manual(phrase`install lxcfs again, or purge what is left of its configuration`);
  if (fault.kind === 'no-interpreter')
    return manual(phrase`install ${fault.interpreter}, or remove the line`);
  return fault.kind === 'foreign'
    ? manual(phrase`install the program for the architecture of this host, or remove the line`)
    : manual(phrase`correct the path, make the program executable, or remove the line`);
}

const status = (code: number): string => `Script exited with status ${code}`;

import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { parseMountEntry } from '../config/settings/mount-entry.ts';
import { hookOf, isNeverRun } from '../hooks.ts';
import { linesOf, perConfig } from './per-config.ts';
import { fine, harmless, judgedBy, type Row, refused, row, type Situation } from './row.ts';

const program = judgedBy(
  ['hook-program'],
  fine((_value, line, { settings }) => hookOf(line, settings) !== undefined || isNeverRun(line, settings)),
  refused(getsOthersArguments, (value) => ({
    kind: 'hook-arguments',
    message: phrase`${wordOf(value)} fails as a hook: LXC adds the name of the container and two more words to its arguments`,
    note: phrase`gets more arguments than it can use`,
    lxcMessage: `Script exited with status ${wordOf(value) === 'ls' ? 2 : 1}`,
  })),
  // The shell executes what it is given, and so nothing that it can do itself (`run_script_argv` in conf.c).
  refused(
    (value) => value === ':',
    () => ({
      kind: 'hook-of-the-shell',
      message: phrase`a hook cannot be :, which is a command of the shell and not a program`,
      note: phrase`is a command of the shell`,
      lxcMessage: 'Script exited with status 127',
    }),
  ),
  fine((value) => /^(true|echo( [\w -]*)?)$/.test(value)),
);

export const hookKeys: Readonly<Record<string, Row>> = {
  'lxc.hook.pre-start': program,
  'lxc.hook.start-host': program,
  'lxc.hook.pre-mount': program,
  'lxc.hook.mount': program,
  'lxc.hook.autodev': program,
  'lxc.net.N.script.up': program,
  'lxc.hook.start': row(
    refused(isDirectory, (value) => ({
      kind: 'start-hook-directory',
      message: phrase`${value} is a directory of the rootfs, not a program`,
      note: phrase`is a directory`,
      lxcMessage: 'Script exited with status 126',
    })),
    refused(isSecondInit, (value) => ({
      kind: 'start-hook-init',
      message: phrase`${value} is the init of the container, which fails as a hook`,
      note: phrase`is the init of the container`,
      lxcMessage: 'Script exited with status 1',
    })),
    refused(isMissing, (value) => ({
      kind: 'start-hook-missing',
      message: phrase`the rootfs has no program ${value}: LXC takes the whole line for its path`,
      note: phrase`is not a program of the rootfs`,
      lxcMessage: `Start hook "${value}" not found in container`,
    })),
  ),
  'lxc.hook.stop': harmless,
  'lxc.hook.post-stop': harmless,
  'lxc.hook.clone': harmless,
  'lxc.hook.destroy': harmless,
  'lxc.net.N.script.down': harmless,
  'lxc.hook': harmless,
  'lxc.hook.version': harmless,
};

/** Those that run in the container while it is made: each needs a few processes. */
export const containerHooks = perConfig(({ lines, settings }) =>
  lines.flatMap((line) => hookOf(line, settings) ?? []).filter(({ runner }) => runner === 'container-root'),
);

/** LXC looks at the first alone (`verify_start_hooks` in conf.c). What a mount may bring is unknown. */
function isMissing(value: string, line: LineInForce, situation: Situation): boolean {
  if (linesOf(situation, 'lxc.hook.start')[0] !== line) return false;
  return (
    !value.startsWith('/') ||
    (!isBrought(value, situation) && situation.machine.findInRootfs(value) === undefined)
  );
}

function isDirectory(value: string, _line: LineInForce, situation: Situation): boolean {
  return (
    /^\/[\w./-]+$/.test(value) &&
    !isBrought(value, situation) &&
    situation.machine.findInRootfs(value)?.kind === 'directory'
  );
}

/** That of busybox runs only as PID 1. */
function isSecondInit(value: string, _line: LineInForce, { machine }: Situation): boolean {
  return value === '/sbin/init' && machine.init() === 'busybox';
}

const isBrought = (value: string, situation: Situation): boolean =>
  linesOf(situation, 'lxc.mount.entry').some(({ at }) =>
    `${value}/`.startsWith(`/${parseMountEntry(at.value)?.target}/`),
  );

const wordOf = (value: string): string => value.split(/[ \t]/)[0] ?? '';

/**
 * Programs of every host that take the words for times and for files, in the directory in which a daemon runs; with version 1 of
 * hooks there are none (`run_script_argv` in conf.c).
 */
function getsOthersArguments(value: string, _line: LineInForce, { settings, machine }: Situation): boolean {
  const version = settings.last.get('lxc.hook.version')?.value ?? '0';
  return (
    version === '0' && /^(sleep( [\d.]{1,9})?|ls( \/)?)$/.test(value) && machine.find('/lxc') === undefined
  );
}

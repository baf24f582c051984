import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { parseMountEntry } from '../config/settings/mount-entry.ts';
import { hookOf, isNeverRun } from '../hooks.ts';
import { linesOf, perConfig } from './per-config.ts';
import { fine, harmless, judgedBy, type Row, refused, row, type Situation } from './row.ts';

const program = judgedBy(
  ['hook-program'],
  fine((_value, line) => hookOf(line) !== undefined || isNeverRun(line)),
  // Commands of the shell itself.
  fine((value) => /^(true|:|echo( [\w -]*)?)$/.test(value)),
);

export const hookKeys: Readonly<Record<string, Row>> = {
  'lxc.hook.pre-start': program,
  'lxc.hook.start-host': program,
  'lxc.hook.pre-mount': program,
  'lxc.hook.mount': program,
  'lxc.hook.autodev': program,
  'lxc.net.N.script.up': program,
  'lxc.hook.start': row(
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
export const containerHooks = perConfig(({ lines }) =>
  lines.flatMap((line) => hookOf(line) ?? []).filter(({ runner }) => runner === 'container-root'),
);

/** LXC looks at the first alone (`verify_start_hooks` in conf.c). What a mount may bring is unknown. */
function isMissing(value: string, line: LineInForce, situation: Situation): boolean {
  if (linesOf(situation, 'lxc.hook.start')[0] !== line) return false;
  const isBrought = linesOf(situation, 'lxc.mount.entry').some(({ at }) =>
    value.startsWith(`/${parseMountEntry(at.value)?.target}/`),
  );
  return !value.startsWith('/') || (!isBrought && situation.machine.findInRootfs(value) === undefined);
}

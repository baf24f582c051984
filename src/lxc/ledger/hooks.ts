import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { hookOf } from '../hooks.ts';
import { fine, harmless, judgedBy, type Row, refused, row, type Situation } from './row.ts';

const program = judgedBy(
  ['hook-program'],
  fine((_value, line) => hookOf(line) !== undefined),
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

/** LXC looks at the first alone (`verify_start_hooks` in conf.c). What another hook or a mount may bring is unknown. */
function isMissing(value: string, line: LineInForce, { lines, machine }: Situation): boolean {
  const [first] = lines.filter(({ name }) => name === 'lxc.hook.start');
  const isBrought = lines.some(
    ({ name, at }) => name === 'lxc.mount.entry' && value.startsWith(`/${at.value.split(/\s+/)[1]}/`),
  );
  const isPath = value.startsWith('/');
  return first === line && (!isPath || (!isBrought && machine.findInRootfs(value) === undefined));
}

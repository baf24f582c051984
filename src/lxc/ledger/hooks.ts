import { hookOf } from '../hooks.ts';
import { fine, harmless, judgedBy, open, type Row } from './row.ts';

const program = judgedBy(
  ['hook-program'],
  fine((_value, line) => hookOf(line) !== undefined),
);

export const hookKeys: Readonly<Record<string, Row>> = {
  'lxc.hook.pre-start': program,
  'lxc.hook.start-host': program,
  'lxc.hook.pre-mount': program,
  'lxc.hook.mount': program,
  'lxc.hook.autodev': program,
  'lxc.net.N.script.up': program,
  'lxc.hook.start': open,
  'lxc.hook.stop': harmless,
  'lxc.hook.post-stop': harmless,
  'lxc.hook.clone': harmless,
  'lxc.hook.destroy': harmless,
  'lxc.net.N.script.down': harmless,
  'lxc.hook': harmless,
  'lxc.hook.version': harmless,
};

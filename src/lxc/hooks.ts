import { hasAutodev } from './config/settings/autodev.ts';
import type { LineInForce } from './config/settings/lines-in-force.ts';
import type { Settings } from './config/settings/settings.ts';
import { fromRoot } from './from-root.ts';

/** Whose permissions a hook has: those of the user who starts the container, or of the container's root. */
type HookRunner = 'user' | 'container-root';

/** A program of the host that LXC runs in a start, which ends if the program fails. `run_buffer` in utils.c gives it to sh. */
export interface Hook {
  /** The absolute path of the program. */
  readonly path: string;
  readonly runner: HookRunner;
  readonly line: LineInForce;
}

/**
 * Undefined for other keys, and where the shell that gets the value would make something else of the first word. What the
 * arguments do is the business of the program, like all else that it does.
 */
export function hookOf(line: LineInForce, settings: Pick<Settings, 'last'>): Hook | undefined {
  if (isNeverRun(line, settings)) return undefined;
  const runner = runners[line.name];
  const [, path] = /^(\/[\w./+-]+|\.\/[\w+-][\w./+-]*)(?:[ \t]|$)/.exec(line.at.value) ?? [];
  return runner !== undefined && path !== undefined ? { path: fromRoot(path), runner, line } : undefined;
}

/**
 * Without root, LXC passes over interfaces of these types, and their scripts (`lxc_create_network_unpriv` in network.c). Only
 * where it fills /dev it runs the hooks for that (`lxc_setup` in conf.c).
 */
export const isNeverRun = ({ name, nic }: LineInForce, settings: Pick<Settings, 'last'>): boolean =>
  name === 'lxc.hook.autodev'
    ? !hasAutodev(settings)
    : name === 'lxc.net.N.script.up' && (nic?.type === 'empty' || nic?.type === 'none');

/** `lxc.hook.start` is not among them: it runs in the container, from its rootfs. */
const runners: Readonly<Record<string, HookRunner>> = {
  'lxc.hook.pre-start': 'user',
  'lxc.hook.start-host': 'user',
  'lxc.net.N.script.up': 'user',
  'lxc.hook.pre-mount': 'container-root',
  'lxc.hook.mount': 'container-root',
  'lxc.hook.autodev': 'container-root',
};

/**
 * Whether a shell has to look for the program of a hook: its value begins with a word that has no slash, and that LXC's shell
 * does not know by itself.
 */
export const isPathless = ({ name, at: { value } }: LineInForce): boolean =>
  runners[name] !== undefined &&
  /^[\w.+-]+(?:[ \t]|$)/.test(value) &&
  !/^(?:true|echo|exec|exit|test|cd|\.)\b/.test(value);

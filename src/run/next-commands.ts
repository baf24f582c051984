import { words } from '../fix/render/shell-command.ts';
import type { LintOptions } from './options.ts';

/** The command lines with which a person goes on from here. */
export interface NextCommands {
  /** For what only root may do; undefined for root himself. */
  readonly asRoot: string | undefined;
  /** The same for what is wrong with this shell alone, which root's own look does not see. */
  readonly asRootHere: string | undefined;
  /** For what needs a person's word; undefined where that was given. */
  readonly unsafe: string | undefined;
}

export function nextCommands(
  options: LintOptions,
  { uid, name }: { uid: number; name: string },
): NextCommands {
  const { users, allUsers, containers, configs, rules, skip, baseline, unsafe } = options;
  const whose = allUsers ? ['--all-users'] : users.flatMap((user) => ['--user', user]);
  const rest = [
    ...configs.flatMap((config) => ['--config', config]),
    ...rules.flatMap((rule) => ['--rule', rule]),
    ...skip.flatMap((rule) => ['--skip', rule]),
    ...(baseline === undefined ? [] : ['--baseline', baseline]),
  ];
  const names = containers.length > 0 ? ['--', ...containers] : [];
  const his = whose.length === 0 && configs.length === 0 ? ['--user', name] : whose;
  const word = unsafe ? ['--unsafe'] : [];
  const here = words(['lxc-lint', ...whose, ...rest, '--fix-script', ...word, ...names]);
  return {
    asRoot: uid === 0 ? undefined : words(['sudo', 'lxc-lint', ...his, ...rest, '--fix', ...word, ...names]),
    asRootHere: uid === 0 ? undefined : `${here} | sudo sh`,
    unsafe: unsafe ? undefined : words(['lxc-lint', ...whose, ...rest, '--fix', '--unsafe', ...names]),
  };
}

import { shellWords } from '../fix/render/shell-command.ts';
import { acceptsUnsafe, isForOneUser, isNarrow } from './named-scope.ts';
import type { LintOptions } from './options.ts';

/** The command lines with which a person goes on from here. */
export interface NextCommands {
  /** For what only root may do; undefined for root himself. */
  readonly asRoot: string | undefined;
  /** The same for what is wrong with this shell alone, which root's own look does not see. */
  readonly asRootHere: string | undefined;
  /** For what needs a person's word; undefined where that was given. */
  readonly unsafe: string | undefined;
  /** For what is made for one user at a time; undefined where it is about one. */
  readonly forOne: string | undefined;
}

/** `unsafe`: the rules whose fixes need a person's word. */
export function nextCommands(
  options: LintOptions,
  { uid, name }: { uid: number; name: string },
  unsafe: readonly string[],
): NextCommands {
  const { source, users, allUsers, containers, configs, rules, skip, baseline } = options;
  const whose = allUsers ? ['--all-users'] : users.flatMap((user) => ['--user', user]);
  const rest = [
    ...(source.is === 'live' ? [] : [`--${source.is}`, source.path]),
    ...configs.flatMap((config) => ['--config', config]),
    ...named(rules),
    ...skip.flatMap((rule) => ['--skip', rule]),
    ...(baseline === undefined ? [] : ['--baseline', baseline]),
  ];
  const names = containers.length > 0 ? ['--', ...containers] : [];
  const his = whose.length === 0 && configs.length === 0 ? ['--user', name] : whose;
  const given = options.unsafe && acceptsUnsafe(options);
  const word = given ? ['--unsafe'] : [];
  const one = isForOneUser(options) ? whose : ['--user', 'NAME'];
  const what = isNarrow(options) ? [] : named(isForOneUser(options) ? unsafe : ['RULE']);
  const how = options.fixMode === 'script' ? '--fix-script' : '--fix';
  const here = shellWords(['lxc-lint', ...whose, ...rest, '--fix-script', ...word, ...names]);
  return {
    asRoot:
      uid === 0 ? undefined : shellWords(['sudo', 'lxc-lint', ...his, ...rest, '--fix', ...word, ...names]),
    asRootHere: uid === 0 ? undefined : `${here} | sudo sh`,
    unsafe:
      given || unsafe.length === 0
        ? undefined
        : shellWords(['lxc-lint', ...one, ...rest, ...what, how, '--unsafe', ...names]),
    forOne: allUsers ? shellWords(['lxc-lint', '--user', 'NAME', ...rest, how, ...names]) : undefined,
  };
}

const named = (rules: readonly string[]): string[] => rules.flatMap((rule) => ['--rule', rule]);

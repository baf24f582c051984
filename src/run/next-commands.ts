import { shellWords } from '../fix/render/shell-command.ts';
import { acceptsUnsafe, isForOneUser, isNarrow } from './named-scope.ts';
import type { LintOptions } from './options.ts';

/** The commands that a person can run next. */
export interface NextCommands {
  /** For what the caller can do. */
  readonly fix: string;
  /** Shows what needs confirmation. */
  readonly preview: string;
  /** For what only root can do; undefined for root. */
  readonly asRoot: string | undefined;
  /** The same where problems are of this shell alone, which root looks at through its PID. */
  readonly asRootHere: string | undefined;
  /** For what needs confirmation; undefined where that was given. */
  readonly unsafe: string | undefined;
  /** For what is created for one user at a time; undefined where the run is for one. */
  readonly forOne: string | undefined;
}

/** `unsafe`: the rules whose fixes need confirmation. */
export function nextCommands(
  options: LintOptions,
  { uid, name }: { uid: number; name: string },
  unsafe: readonly string[],
): NextCommands {
  const { source, users, allUsers, containers, configs, rules, skip, baseline, pid } = options;
  const whose = allUsers ? ['--all-users'] : users.flatMap((user) => ['--user', user]);
  const rest = [
    ...(source.is === 'live' ? [] : [`--${source.is}`, source.path]),
    ...configs.flatMap((config) => ['--config', config]),
    ...named(rules),
    ...skip.flatMap((rule) => ['--skip', rule]),
    ...(baseline === undefined ? [] : ['--baseline', baseline]),
  ];
  const names = containers.length > 0 ? ['--', ...containers] : [];
  const own = (...words: string[]) => shellWords(['lxc-lint', ...whose, ...rest, ...words, ...names]);
  const forRoot = whose.length === 0 && configs.length === 0 ? ['--user', name] : whose;
  const given = options.unsafe && acceptsUnsafe(options);
  const word = given ? ['--unsafe'] : [];
  const one = isForOneUser(options) ? whose : ['--user', 'NAME'];
  const what = isNarrow(options) ? [] : named(isForOneUser(options) ? unsafe : ['RULE']);
  const byRoot = (...raw: readonly string[]) =>
    [shellWords(['sudo', 'lxc-lint', ...forRoot, ...rest, '--fix', ...word]), ...raw, shellWords(names)]
      .filter((part) => part !== '')
      .join(' ');
  const how = options.fixMode === 'script' ? '--fix-script' : '--fix';
  return {
    fix: own('--fix'),
    preview: own('--fix', '--dry-run', '--unsafe'),
    asRoot: uid === 0 ? undefined : byRoot(),
    // The shell itself puts in its PID.
    asRootHere: uid === 0 ? undefined : byRoot(`--pid ${pid ?? '$$'}`),
    unsafe:
      given || unsafe.length === 0
        ? undefined
        : shellWords(['lxc-lint', ...one, ...rest, ...what, how, '--unsafe', ...names]),
    forOne: allUsers ? shellWords(['lxc-lint', '--user', 'NAME', ...rest, how, ...names]) : undefined,
  };
}

const named = (rules: readonly string[]): string[] => rules.flatMap((rule) => ['--rule', rule]);

import type { Exit } from '../exit.ts';
import type { Host } from '../host/host.ts';
import type { Io } from '../io.ts';
import { type Linted, lint, type Rules } from '../lint.ts';
import type { LintOptions } from '../options.ts';
import { choose, configsOf } from './choice.ts';
import { exitFor } from './exit-for.ts';
import { refuseUnknownContainers, scopeFor } from './scope.ts';
import { tell } from './tell.ts';
import { visit } from './visit.ts';

/** Looks, judges and tells; with `--fix` and the like it does something about it as well. */
export async function lintCommand(options: LintOptions, rules: Rules, io: Io): Promise<Exit> {
  const startedAt = io.now();
  const look = await judge(options, rules, io);
  // What changes machines is loaded only where it is wanted.
  if (options.mend === 'fix') return (await import('./fix.ts')).fix(look, startedAt, options, io);
  if (options.mend !== undefined) return (await import('./preview.ts')).preview(look, startedAt, options, io);
  const found = await visit(options, io, (host) => ({ linted: look(host), caller: host.caller, startedAt }));
  return exitFor(found.linted, tell(found, options, io), options);
}

/** What looks at a host and judges what these options ask for. */
export async function judge(options: LintOptions, rules: Rules, io: Io): Promise<(host: Host) => Linted> {
  const configs = await configsOf(options, io);
  const chosen = choose(rules, options);
  const partial = options.rules.length > 0 || options.skip.length > 0;
  return (host) => {
    const scope = { ...scopeFor(options, host, configs), partial };
    const linted = lint(host, chosen, scope);
    refuseUnknownContainers(linted, scope);
    return linted;
  };
}

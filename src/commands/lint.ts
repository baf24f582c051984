import type { Rules } from '../model/rule.ts';
import { decideExit } from '../run/decide-exit.ts';
import type { Exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { prepareLinter } from '../run/linter.ts';
import type { LintOptions } from '../run/options.ts';
import { publish } from '../run/publish.ts';
import { withHost } from '../run/with-host.ts';

/** Looks, judges and tells; with `--fix` and the like it does something about it as well. */
export async function lintCommand(options: LintOptions, rules: Rules, io: Io): Promise<Exit> {
  const startedAt = io.now();
  // What changes machines is loaded only where it is wanted.
  if (options.fixMode === 'fix') return (await import('./fix.ts')).fix(options, rules, startedAt, io);
  if (options.fixMode !== undefined)
    return (await import('./preview.ts')).preview(options, rules, startedAt, io);
  const { failOn, ...found } = await withHost(options, io, async (host) => {
    const { look, failOn } = await prepareLinter(options, rules, io, host, startedAt);
    return { linted: look(host), caller: host.caller, startedAt, failOn };
  });
  return decideExit(found.linted, publish(found, options, io), { ...options, failOn });
}

import type { Rules } from '../model/rule.ts';
import { exitFor } from '../run/decide-exit.ts';
import type { Exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { judgement } from '../run/linter.ts';
import type { LintOptions } from '../run/options.ts';
import { tell } from '../run/publish.ts';
import { visit } from '../run/with-host.ts';

/** Looks, judges and tells; with `--fix` and the like it does something about it as well. */
export async function lintCommand(options: LintOptions, rules: Rules, io: Io): Promise<Exit> {
  const startedAt = io.now();
  // What changes machines is loaded only where it is wanted.
  if (options.mend === 'fix') return (await import('./fix.ts')).fix(options, rules, startedAt, io);
  if (options.mend !== undefined)
    return (await import('./preview.ts')).preview(options, rules, startedAt, io);
  const { failOn, ...found } = await visit(options, io, async (host) => {
    const { look, failOn } = await judgement(options, rules, io, host, startedAt);
    return { linted: look(host), caller: host.caller, startedAt, failOn };
  });
  return exitFor(found.linted, tell(found, options, io), { ...options, failOn });
}

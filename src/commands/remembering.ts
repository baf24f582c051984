import { printable } from '../base/printable.ts';
import { record } from '../host/record.ts';
import type { Rules } from '../model/rule.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { untilFailed } from '../run/keepsakes.ts';
import { linter } from '../run/linter.ts';
import type { LintOptions } from '../run/options.ts';
import { policyFor } from '../run/policy.ts';
import { withProgress } from '../run/progress.ts';
import { publish } from '../run/publish.ts';
import { remember } from '../run/remember.ts';
import { withRemembered } from '../run/remembered-users.ts';
import { refuseUnknownContainers, scopeFor } from '../run/scope.ts';
import { withHost } from '../run/with-host.ts';

/** Lints a host, keeps in a directory how each container would start, and reports what has changed for those that will not. */
export async function lintAndRemember(
  options: LintOptions,
  directory: string,
  rules: Rules,
  startedAt: Date,
  io: Io,
): Promise<Exit> {
  let isLost = false;
  const kept = untilFailed(io.keep(directory), (why) => {
    isLost = true;
    io.err(`lxc-lint: ${printable(why)}\n`);
  });
  const found = await withHost(options, io, async (machine, asked) => {
    const { host, answers } = record(machine);
    const policy = await policyFor(options, rules, io, host, startedAt);
    const named = scopeFor(asked, host);
    const scope = asked.allUsers ? withRemembered(named, host, kept) : named;
    const linted = withProgress(io, (watch) => linter(host, rules, policy, scope, watch).run());
    refuseUnknownContainers(linted, scope, io.exists);
    const changed = remember(
      {
        linted,
        recording: answers(),
        scope,
        lint: (each, one) => linter(each, rules, policy, one).run(),
        at: startedAt.toISOString(),
        allUsers: asked.allUsers,
      },
      kept,
    );
    return { policy, scope, linted, changed, caller: host.caller, rules, startedAt };
  });
  const code = await publish(found, options, io);
  // As where a file of a report cannot be written.
  return isLost && code === exit.clean ? exit.unknown : code;
}

import { printable } from '../base/printable.ts';
import type { Linted, Scope } from '../engine/lint.ts';
import type { Rules } from '../model/rule.ts';
import { asOne } from '../run/each-version.ts';
import type { Exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { linter } from '../run/linter.ts';
import type { LintOptions } from '../run/options.ts';
import { policyFor } from '../run/policy.ts';
import { withProgress } from '../run/progress.ts';
import { publish } from '../run/publish.ts';
import { sortConfigs } from '../run/refuse-configs.ts';
import { configsOf, refuseUnknownContainers, scopeFor, withStandardInput } from '../run/scope.ts';
import { withHost } from '../run/with-host.ts';

/** Lints a host and reports, or hands over to `--fix` and the previews. */
export async function lintCommand(options: LintOptions, rules: Rules, io: Io): Promise<Exit> {
  const startedAt = io.now();
  // The code that changes a machine is loaded only when it is needed.
  if (options.fixMode === 'fix') return (await import('./fix.ts')).fix(options, rules, startedAt, io);
  if (options.fixMode !== undefined)
    return (await import('./preview.ts')).preview(options, rules, startedAt, io);
  if (options.remember !== undefined)
    return (await import('./remembering.ts')).lintAndRemember(
      options,
      options.remember,
      rules,
      startedAt,
      io,
    );
  const { wrong, ...found } = await withHost(options, io, async (machine, asked) => {
    const host = await withStandardInput(machine, options, io);
    const policy = await policyFor(options, rules, io, host, startedAt);
    const named = await configsOf(options, io);
    const { configs, wrong } = named ? sortConfigs(named, host) : { configs: undefined, wrong: [] };
    const scope = scopeFor(asked, host, configs);
    const linted = lintFor(asked, scope, (each) =>
      withProgress(io, (watch) => linter(host, rules, policy, each, watch).run()),
    );
    refuseUnknownContainers(linted, scope, io.exists);
    return { policy, scope, wrong, linted, caller: host.caller, rules, startedAt };
  });
  // The others are linted all the same: what pre-commit or a glob names may be anything.
  for (const line of wrong) io.err(`lxc-lint: ${printable(line)}\n`);
  return publish({ ...found, unusable: wrong.length > 0 }, options, io);
}

/** Once for each version of LXC that is named, or else for the one that there is. */
function lintFor({ lxcVersions }: LintOptions, scope: Scope, lint: (scope: Scope) => Linted): Linted {
  const [first, ...others] = lxcVersions.map((version) => ({
    version,
    linted: lint({ ...scope, machine: { ...scope.machine, lxc: version } }),
  }));
  return first === undefined ? lint(scope) : asOne([first, ...others]);
}

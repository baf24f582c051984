import { rules } from '../../rules/index.ts';
import { parseArgv } from '../../src/cli/parse.ts';
import type { Linted } from '../../src/engine/lint.ts';
import type { Host } from '../../src/host/host.ts';
import type { Transcript } from '../../src/host/snapshot/parse.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import { linter } from '../../src/run/linter.ts';
import type { LintOptions } from '../../src/run/options.ts';
import { policyFor } from '../../src/run/policy.ts';
import { configsOf, scopeFor } from '../../src/run/scope.ts';
import { ioFor } from './fixture.ts';

/** Lints any host as the command line of this fixture asks, by the fixture's own users and configuration. */
export async function lintAs({ answers, notes }: Transcript): Promise<(host: Host) => Linted> {
  const words = (notes.get('args') ?? '').split(/\s+/).filter(Boolean);
  // Sound: without the name of a command it is that of lint.
  const options = (await parseArgv(['--snapshot', '-', ...words])) as LintOptions;
  const host = snapshot(answers);
  const policy = await policyFor(options, rules, ioFor(), host, new Date(0));
  const scope = scopeFor(options, host, await configsOf(options, ioFor()));
  return (other) => linter(other, rules, policy, scope).run();
}

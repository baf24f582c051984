import { configurationOf } from '../configuration/load.ts';
import { type Linted, lint } from '../engine/lint.ts';
import type { Host } from '../host/host.ts';
import type { Rules } from '../model/rule.ts';
import type { FailOn } from '../model/severity.ts';
import { BadBaseline, baselineIn } from '../suppression/baseline.ts';
import { settle } from '../suppression/suppress.ts';
import type { Io } from './io.ts';
import { type LintOptions, UsageError } from './options.ts';
import { refuseUnknownContainers, scopeFor } from './scope.ts';
import { choose, configsOf } from './select-rules.ts';

/** How a host is judged here, by what the command line asks for and what people have settled. */
export interface Judgement {
  readonly look: (host: Host) => Linted;
  readonly failOn: FailOn;
}

export async function judgement(
  options: LintOptions,
  rules: Rules,
  io: Io,
  host: Host,
  startedAt: Date,
): Promise<Judgement> {
  const configs = await configsOf(options, io);
  const { baseline: path } = options;
  const baseline = path === undefined ? new Set<string>() : known(path, await io.read(path));
  const configuration = await configurationOf(host);
  const { chosen, leftOut } = choose(rules, options, configuration);
  const today = startedAt.toISOString().slice(0, 'YYYY-MM-DD'.length);
  return {
    failOn: options.failOn ?? configuration.failOn ?? 'error',
    look: (host) => {
      const scope = { ...scopeFor(options, host, configs), leftOut };
      const linted = lint(host, chosen, scope);
      refuseUnknownContainers(linted, scope);
      return settle(linted, { configuration, baseline, today, caller: host.caller, rules });
    },
  };
}

function known(path: string, text: string): ReadonlySet<string> {
  try {
    return baselineIn(path, text);
  } catch (error) {
    if (!(error instanceof BadBaseline)) throw error;
    throw new UsageError(error.message);
  }
}

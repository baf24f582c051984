import { printable } from '../base/printable.ts';
import { Unseen } from '../base/unseen.ts';
import { listCauses } from '../commands/causes.ts';
import { completion } from '../commands/completion.ts';
import { lintCommand } from '../commands/lint.ts';
import { listRules } from '../commands/rules.ts';
import { snapshotCommand } from '../commands/snapshot.ts';
import { ConfigurationError } from '../configuration/configuration.ts';
import type { Lore } from '../explain/catalogue.ts';
import { Refused } from '../fix/refused.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { type Options, UsageError } from '../run/options.ts';
import { plainLint } from './plain-words.ts';
import { asksForPlugin, pluginFailure } from './plugin.ts';

/** argv → options → command → exit code, in one direction. */
export async function main(argv: readonly string[], { rules, known }: Lore, io: Io): Promise<number> {
  try {
    const options = plainLint(argv) ?? (await (await import('./parse.ts')).parseArgv(argv));
    if (typeof options !== 'string') return await run(options, { rules, known }, io);
    io.out(options);
    return exit.clean;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    if (asksForPlugin(argv)) return pluginFailure(failure.complaints.join('; '), io);
    for (const complaint of failure.complaints) io.err(`lxc-lint: ${printable(complaint)}\n`);
    if (error instanceof UsageError) io.err('lxc-lint: try `lxc-lint --help`\n');
    return failure.code;
  }
}

interface Failure {
  readonly complaints: readonly string[];
  readonly code: Exit;
}

/** What is to be said of an error, and the exit code; undefined for a bug. */
function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Unseen) return { complaints: [error.message], code: exit.unknown };
  if (error instanceof Refused) return { complaints: [error.message], code: exit.unfixed };
  if (error instanceof ConfigurationError) return { complaints: error.problems, code: exit.usage };
  if (error instanceof UsageError) return { complaints: [error.message], code: exit.usage };
  return undefined;
}

async function run(options: Options, { rules, known }: Lore, io: Io): Promise<number> {
  switch (options.command) {
    case 'lint':
      return lintCommand(options, rules, io);
    case 'snapshot':
      return snapshotCommand(options, rules, io);
    case 'compare':
      return (await import('../commands/compare.ts')).compare(options, rules, io);
    case 'explain':
      return (await import('../commands/explain.ts')).explain(options, await known(), io);
    case 'rules':
      return listRules(options, rules, io);
    case 'causes':
      return listCauses(options, (await known()).causes, io);
    case 'undo':
      return (await import('../commands/undo.ts')).undoCommand(options, io);
    case 'completion':
      return completion(options, await known(), io);
  }
}

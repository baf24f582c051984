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
import { exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { type Options, UsageError } from '../run/options.ts';
import { parseArgv } from './parse.ts';

/** argv → options → command → exit code, in one direction. */
export async function main(argv: readonly string[], { rules, known }: Lore, io: Io): Promise<number> {
  try {
    const options = await parseArgv(argv);
    if (typeof options !== 'string') return await run(options, { rules, known }, io);
    io.out(options);
    return exit.clean;
  } catch (error) {
    if (error instanceof Unseen) {
      io.err(`lxc-lint: ${printable(error.message)}\n`);
      return exit.unknown;
    }
    if (error instanceof Refused) {
      io.err(`lxc-lint: ${printable(error.message)}\n`);
      return exit.unfixed;
    }
    if (error instanceof ConfigurationError) {
      for (const complaint of error.problems) io.err(`lxc-lint: ${printable(complaint)}\n`);
      return exit.usage;
    }
    if (!(error instanceof UsageError)) throw error;
    io.err(`lxc-lint: ${printable(error.message)}\nlxc-lint: try \`lxc-lint --help\`\n`);
    return exit.usage;
  }
}

async function run(options: Options, { rules, known }: Lore, io: Io): Promise<number> {
  switch (options.command) {
    case 'lint':
      return lintCommand(options, rules, io);
    case 'snapshot':
      return snapshotCommand(options, rules, io);
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

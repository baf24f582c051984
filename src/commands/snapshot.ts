import { type Exit, exit } from '../exit.ts';
import { record } from '../host/record.ts';
import { transcribe } from '../host/transcript.ts';
import type { Io } from '../io.ts';
import { lint, type Rules } from '../lint.ts';
import type { SnapshotOptions } from '../options.ts';
import { hostFor, refuseUnknownContainers, scopeFor } from './scope.ts';

/** Lints without telling, and writes down what was looked at meanwhile. */
export async function snapshotCommand(options: SnapshotOptions, rules: Rules, io: Io): Promise<Exit> {
  const { host, answers } = record(await hostFor(options, io));
  const scope = scopeFor(options, host);
  refuseUnknownContainers(lint(host, rules, scope), scope);
  io.out(transcribe(answers()));
  return exit.clean;
}

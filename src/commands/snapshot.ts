import { attempt } from '../base/unseen.ts';
import { configurationTexts } from '../configuration/load.ts';
import { lint } from '../engine/lint.ts';
import { record } from '../host/record.ts';
import { transcribe } from '../host/snapshot/write.ts';
import type { Rules } from '../model/rule.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import type { SnapshotOptions } from '../run/options.ts';
import { refuseUnknownContainers, scopeFor } from '../run/scope.ts';
import { outVerbatim } from '../run/verbatim.ts';
import { visit } from '../run/with-host.ts';

/** Lints without telling, and writes down what was looked at meanwhile. */
export async function snapshotCommand(options: SnapshotOptions, rules: Rules, io: Io): Promise<Exit> {
  const answers = await visit(options, io, (original) => {
    const { host, answers } = record(original);
    attempt(() => configurationTexts(host));
    const scope = scopeFor(options, host);
    refuseUnknownContainers(lint(host, rules, scope), scope);
    return answers();
  });
  outVerbatim(transcribe(answers), io);
  return exit.clean;
}

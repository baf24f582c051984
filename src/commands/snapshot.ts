import { printable } from '../base/printable.ts';
import { attempt } from '../base/unseen.ts';
import { configurationTexts } from '../configuration/load.ts';
import { lint } from '../engine/lint.ts';
import type { Host } from '../host/host.ts';
import { keepTexts } from '../host/keep-texts.ts';
import { record } from '../host/record.ts';
import type { Recording } from '../host/snapshot/answers.ts';
import { contents, transcribe } from '../host/snapshot/write.ts';
import { snapshot } from '../host/snapshot.ts';
import type { Rules } from '../model/rule.ts';
import { withScope } from '../run/asked-for.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import type { SnapshotOptions } from '../run/options.ts';
import { refuseUnknownContainers, scopeFor } from '../run/scope.ts';
import { printVerbatim } from '../run/verbatim.ts';
import { wholeSums } from '../run/whole-sums.ts';
import { withHost } from '../run/with-host.ts';

/** Lints without a report, and prints what was read. */
export async function snapshotCommand(options: SnapshotOptions, rules: Rules, io: Io): Promise<Exit> {
  const { answers, asked } = await withHost(options, io, (original, asked) => {
    const { host: watched, seen } = keepTexts(original);
    const { host, answers } = record(watched);
    attempt(() => configurationTexts(host));
    judge(host, asked);
    return { answers: withSums(answers(), seen, original, asked), asked };
  });
  printVerbatim(withScope(transcribe(answers), asked), io);
  io.err(`lxc-lint: review it before you send it to anyone; it contains answers of\n`);
  for (const heading of contents(answers)) io.err(`  ${printable(heading)}\n`);
  return exit.clean;

  function judge(host: Host, asked: SnapshotOptions) {
    const scope = scopeFor(asked, host);
    const linted = lint(host, rules, scope);
    refuseUnknownContainers(linted, scope);
    return linted;
  }

  /** What the snapshot shows decides what a script made from it will edit. */
  function withSums(
    answers: Recording,
    whole: ReadonlyMap<string, string>,
    original: Host,
    asked: SnapshotOptions,
  ): Recording {
    const { host, seen } = keepTexts(snapshot(answers));
    const findings = judge(host, asked).outcomes.flatMap(({ findings }) => findings);
    return {
      ...answers,
      answers: new Map([...answers.answers, ...wholeSums(findings, seen, whole, original)]),
    };
  }
}

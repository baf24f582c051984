import { compareReports } from '../compare/compare-reports.ts';
import { compareSnapshots } from '../compare/compare-snapshots.ts';
import { pretty } from '../compare/pretty.ts';
import { BadReport, readReport } from '../compare/read-report.ts';
import { lint } from '../engine/lint.ts';
import type { Recording } from '../host/snapshot/answers.ts';
import { BadSnapshot, parseTranscript, type Transcript } from '../host/snapshot/parse.ts';
import { snapshot } from '../host/snapshot.ts';
import type { Rules } from '../model/rule.ts';
import type { ComparisonReport } from '../report/comparison-report.ts';
import { escapedJson } from '../report/formats/json.ts';
import { askedFor } from '../run/asked-for.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { type CompareOptions, UsageError } from '../run/options.ts';
import { paintFor, widthFor } from '../run/publish.ts';
import { say } from '../run/say.ts';
import { scopeFor } from '../run/scope.ts';
import { name, version } from '../run/version.ts';

/** Says what differs between two snapshots or two reports; the exit codes are those of diff(1). */
export async function compare(options: CompareOptions, rules: Rules, io: Io): Promise<Exit> {
  const { before, after, format, color } = options;
  if (before === '-' && after === '-')
    throw new UsageError('standard input is either the one or the other: not both');
  const [then, now] = [await io.read(before), await io.read(after)];
  if (isReport(then) !== isReport(now))
    throw new UsageError(`one is a report and the other a snapshot: compare two of a kind`);
  const found = isReport(then)
    ? compareReports(reported(before, then), reported(after, now))
    : snapshots(recalled(before, then), recalled(after, now), rules);
  const comparison: ComparisonReport = { schemaVersion: 1, tool: { name, version }, ...found };
  if (format === 'json') io.out(escapedJson(comparison));
  else say(pretty(comparison, { paint: paintFor(color, io), width: widthFor(io) }), io);
  const { verdicts, findings, differences } = comparison;
  const all = [verdicts, findings.new, findings.gone, differences];
  return all.every(({ length }) => length === 0) ? exit.clean : exit.found;
}

const isReport = (text: string): boolean => text.trimStart().startsWith('{');

function reported(path: string, text: string) {
  try {
    return readReport(text);
  } catch (error) {
    if (!(error instanceof BadReport)) throw error;
    throw new UsageError(`${shown(path)} cannot be compared: ${error.message}`);
  }
}

function recalled(path: string, text: string): Transcript {
  try {
    return parseTranscript(text);
  } catch (error) {
    if (!(error instanceof BadSnapshot)) throw error;
    throw new UsageError(`${shown(path)} is neither a snapshot nor a report: ${error.message}`);
  }
}

const shown = (path: string): string => (path === '-' ? 'standard input' : path);

function snapshots(before: Transcript, after: Transcript, rules: Rules) {
  const [then, now] = [before.answers.caller.name, after.answers.caller.name];
  if (then !== now)
    throw new UsageError(`one was made by ${then} and the other by ${now}, who see different things`);
  const judge =
    ({ notes }: Transcript) =>
    (recording: Recording) => {
      const host = snapshot(recording);
      const {
        users = [],
        allUsers = false,
        containers = [],
        lxcVersion,
        pid,
      } = askedFor<Partial<Asked>>({}, notes);
      return lint(
        host,
        rules,
        scopeFor({ source: { is: 'live' }, users, allUsers, containers, lxcVersion, pid }, host),
      );
    };
  const judged = (each: Transcript) => ({ recording: each.answers, linted: judge(each)(each.answers) });
  return compareSnapshots(judged(before), judged(after), judge(after));
}

type Asked = Parameters<typeof scopeFor>[0];

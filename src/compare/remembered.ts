import type { Linted } from '../engine/lint.ts';
import type { Host } from '../host/host.ts';
import { record } from '../host/record.ts';
import type { Recording } from '../host/snapshot/answers.ts';
import { BadSnapshot, parseTranscript } from '../host/snapshot/parse.ts';
import { write } from '../host/snapshot/sections.ts';
import { transcribe } from '../host/snapshot/write.ts';
import { snapshot } from '../host/snapshot.ts';
import type { ChangedReport } from '../report/changed-report.ts';
import { explainedDifferences } from './explain.ts';

/** How a host was looked at for one container, and when. */
export interface Remembered {
  readonly recording: Recording;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** The section of a snapshot that says when it was made. */
const heading = 'looked at';

/** Differences of one container in a report. */
const told = 100;

/** A lint of one container. */
export type LintOne = (host: Host) => Linted;

/** What of a recording a lint of one container asks for, and what it says. */
export function narrowed(recording: Recording, lint: LintOne): { recording: Recording; linted: Linted } {
  const { host, answers } = record(snapshot(recording));
  const linted = lint(host);
  return { recording: answers(), linted };
}

/** The recording as a text to keep, for which `lxc-lint compare` and `--snapshot` can be used as well. */
export const asText = (recording: Recording, at: string): string =>
  transcribe(recording).replace(/(?=-- end --\n$)/, () => write({ heading, body: `${at}\n` }));

/** What was kept; undefined where it is of another lxc-lint, or broken. */
export function fromText(text: string): Remembered | undefined {
  try {
    const { answers, notes } = parseTranscript(text);
    const at = notes.get(heading)?.trim();
    return at === undefined ? undefined : { recording: answers, at };
  } catch (error) {
    if (!(error instanceof BadSnapshot)) throw error;
    return undefined;
  }
}

/** What has changed for a container since it would start; `tries`: differences that are tried as the reason. */
export function changedSince(
  { recording: old, at }: Remembered,
  recording: Recording,
  lint: LintOne,
  { user, name }: Pick<ChangedReport, 'user' | 'name'>,
  tries: number,
): ChangedReport {
  const judge = (each: Recording) => lint(snapshot(each));
  const [before, after] = [old, recording].map((each) => ({ recording: each, linted: judge(each) }));
  const all = before && after ? explainedDifferences(before, after, judge, tries) : [];
  return { user, name, since: at, differences: all.slice(0, told), omitted: Math.max(0, all.length - told) };
}

import type { Linted } from '../engine/lint.ts';
import type { Applied } from '../fix/apply.ts';
import { type AppliedInPass, fixLoop, type Pass } from '../fix/fix-loop.ts';
import type { Journal } from '../fix/journal.ts';
import type { Host, Identity } from '../host/host.ts';
import { keepTexts } from '../host/keep-texts.ts';
import type { Fix } from '../model/action.ts';
import { type Outcome, subjectId } from '../model/finding.ts';
import { type Rehearsal, rehearse } from '../rehearsal/rehearsal.ts';

/** What `--fix` would do, in its order. */
export interface Foreseen {
  /** The machine as it is. */
  readonly linted: Linted;
  /** The copy after the last step that it can tell of. */
  readonly left: Linted;
  readonly steps: readonly ForeseenStep[];
  /** The text of each file as it is. */
  readonly texts: (path: string) => string | undefined;
  /**
   * How many checks wait for what the last step leaves, where only the machine can tell; undefined where the plan is whole.
   */
  readonly waits: number | undefined;
}

/** `expected`: it stands on what commands before it are expected to leave. */
export type ForeseenStep = AppliedInPass & { readonly expected: boolean };

/** Carries the wanted fixes out on a copy of the machine in memory, pass by pass, as far as the copy can tell what they leave. */
export function foresee(
  host: Host,
  lint: (host: Host) => Linted,
  wanted: (fix: Fix) => boolean,
  account: (name: string) => Identity,
): Foreseen {
  const copy = rehearse(host, account);
  const texts = new Map<string, string>();
  const states: ReturnType<Rehearsal['state']>[] = [];
  const looks: Linted[] = [];

  const look = (): Pass<void> => {
    const { host: watched, seen } = keepTexts(copy.host);
    states.push(copy.state());
    if (copy.state() !== 'open') looks.push(lint(watched));
    for (const [path, text] of seen) if (!texts.has(path)) texts.set(path, text);
    const isEnd = copy.state() === 'open' || newlyUnknown(looks) > 0;
    const findings = isEnd ? [] : (looks.at(-1)?.outcomes ?? []).flatMap((each) => each.findings);
    return { findings, executor: copy.executor((path) => seen.get(path)), seen: undefined };
  };
  const steps = fixLoop(
    look,
    wanted,
    () => forgetful,
    () => {},
  ).applied.map((each) => ({ ...each, expected: states[each.pass - 1] !== 'known' }));
  const [linted] = looks;
  if (linted === undefined) throw new Error('a fix loop begins with a look');
  const left = looks.at(-1) ?? linted;
  const hidden = newlyUnknown(looks);
  const isWhole = states.at(-1) !== 'open' && hidden === 0;
  const waits = hidden > 0 ? hidden : waiting(left, wanted, steps);
  return { linted, left, steps, texts: (path) => texts.get(path), waits: isWhole ? undefined : waits };
}

/** Nothing happens that would have to be taken back. */
const forgetful: Journal = { id: '', begin: () => 0, mark: () => {} };

/** What something broken hides, and what another fix came before. */
function waiting({ outcomes }: Linted, wanted: (fix: Fix) => boolean, steps: readonly Applied[]): number {
  const planned = new Set(steps.map(({ step }) => step.finding));
  return outcomes.filter(
    ({ status, findings }) =>
      status === 'blocked' || findings.some((finding) => wanted(finding.fix) && !planned.has(finding)),
  ).length;
}

/** What only the changed machine could answer. */
function newlyUnknown(looks: readonly Linted[]): number {
  const isUnknown = ({ status }: Outcome) => status === 'unknown';
  const [before, now] = [looks[0]?.outcomes ?? [], looks.at(-1)?.outcomes ?? []];
  const known = new Set(before.filter(isUnknown).map(keyOf));
  return now.filter((each) => isUnknown(each) && !known.has(keyOf(each))).length;
}

const keyOf = ({ rule, subject }: Outcome): string => JSON.stringify([rule, subjectId(subject)]);

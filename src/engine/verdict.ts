import { count, list, type Phrase, phrase } from '../base/phrase.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import { privileged } from '../facts/config/privileged.ts';
import { running } from '../facts/config/running.ts';
import { type StartCommand, startCommand } from '../facts/session/start-command.ts';
import type { Know } from '../model/fact.ts';
import type { Finding, Outcome } from '../model/finding.ts';
import { compareStages, type Stage } from '../model/stage.ts';
import { type Container, newContainer } from '../model/subject.ts';

/** Whether a container will start. Can be proven wrong by starting it. */
type Verdict =
  | { readonly is: 'starts' }
  | { readonly is: 'running' }
  | { readonly is: 'fails'; readonly stage: Stage; readonly because: readonly Finding[] }
  /** `expected`: cannot be known here, as the host is not running. */
  | { readonly is: 'unknown'; readonly reasons: readonly Phrase[]; readonly expected: boolean }
  | { readonly is: 'skipped'; readonly reason: Phrase };

export interface ContainerVerdict {
  readonly container: Container;
  readonly verdict: Verdict;
  /** The command that the verdict is about; undefined where LXC is not installed. */
  readonly command: StartCommand | undefined;
}

/**
 * The verdict on one container: the earliest stage with an error that prevents a start, if there is one.
 * `outcomes` are all that concern it, including those of the machine and its user; undefined where only some rules
 * were asked for. `missing`: rules that could have found an error, and are disabled.
 */
export function verdictFor(
  container: Container,
  outcomes: readonly Outcome[] | undefined,
  know: Know<'container'>,
  missing: readonly string[],
): ContainerVerdict {
  const command = attempt(() => know(startCommand));
  return {
    container,
    verdict: outcomes === undefined ? unasked : verdictOf(container, outcomes, know, missing),
    command: command instanceof Unseen ? undefined : command,
  };
}

const unasked: Verdict = { is: 'skipped', reason: phrase`only some rules were asked for` };

function verdictOf(
  container: Container,
  outcomes: readonly Outcome[],
  know: Know<'container'>,
  missing: readonly string[],
): Verdict {
  if (attempt(() => know(running)) === true) return { is: 'running' };
  if (attempt(() => know(privileged)) === true) return { is: 'skipped', reason: phrase`privileged` };

  const because = outcomes.flatMap(({ findings }) => findings).filter((finding) => stops(finding, container));
  const [first] = [...because].sort((a, b) => compareStages(a.stage, b.stage));
  if (first)
    return { is: 'fails', stage: first.stage, because: because.filter(({ stage }) => stage === first.stage) };

  const open = outcomes.filter(isOpen);
  if (open.length === 0 && missing.length === 0) return { is: 'starts' };
  const reasons = open.map(({ rule, reason }) => phrase`${rule}: ${reason ?? ''}`);
  // Whoever leaves out a rule asks for a run without it, and not to be told that all is well.
  const expected = missing.length === 0 && open.every(({ offline }) => offline);
  return { is: 'unknown', reasons: [...disabled(missing), ...reasons], expected };
}

const disabled = (missing: readonly string[]): Phrase[] =>
  missing.length === 0
    ? []
    : [
        phrase`${count(
          missing.length,
          phrase`the rule ${list(missing)} is disabled`,
          phrase`the rules ${list(missing)} are disabled`,
        )}`,
      ];

/** A container that does not exist yet must be created before it can start. */
const stops = (finding: Finding, { name }: Container) =>
  finding.severity === 'error' &&
  (finding.breaks === undefined ||
    finding.breaks === 'start' ||
    (finding.breaks === 'create' && name === newContainer));

/** It could not be checked, and could have prevented a start. */
const isOpen = ({ status, maxSeverity: worst, offline }: Outcome) =>
  worst === 'error' && (status === 'unknown' || status === 'blocked' || offline === true);

import { type Phrase, phrase } from '../base/phrase.ts';
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
  /** `expected`: cannot be known here (offline host, or rules disabled). */
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
 * `outcomes` are all that concern it, including those of the machine and its user.
 */
export function verdictFor(
  container: Container,
  outcomes: readonly Outcome[],
  know: Know<'container'>,
  partial: boolean,
): ContainerVerdict {
  const command = attempt(() => know(startCommand));
  return {
    container,
    verdict: verdictOf(container, outcomes, know, partial),
    command: command instanceof Unseen ? undefined : command,
  };
}

function verdictOf(
  container: Container,
  outcomes: readonly Outcome[],
  know: Know<'container'>,
  partial: boolean,
): Verdict {
  if (attempt(() => know(running)) === true) return { is: 'running' };
  if (attempt(() => know(privileged)) === true) return { is: 'skipped', reason: phrase`privileged` };

  const because = outcomes.flatMap(({ findings }) => findings).filter((finding) => stops(finding, container));
  const [first] = [...because].sort((a, b) => compareStages(a.stage, b.stage));
  if (first)
    return { is: 'fails', stage: first.stage, because: because.filter(({ stage }) => stage === first.stage) };

  const open = outcomes.filter(isOpen);
  if (open.length === 0 && partial)
    return { is: 'unknown', reasons: [phrase`some rules are disabled`], expected: true };
  if (open.length === 0) return { is: 'starts' };
  const reasons = open.map(({ rule, reason }) => phrase`${rule}: ${reason ?? ''}`);
  const expected = open.every(({ offline, status }) => offline || (partial && status === 'blocked'));
  return { is: 'unknown', reasons, expected };
}

/** A container that does not exist yet must be created before it can start. */
const stops = (finding: Finding, { name }: Container) =>
  finding.severity === 'error' &&
  (finding.breaks === undefined ||
    finding.breaks === 'start' ||
    (finding.breaks === 'create' && name === newContainer));

/** It could not be checked, and could have prevented a start. */
const isOpen = ({ status, maxSeverity: worst, offline }: Outcome) =>
  worst === 'error' && (status === 'unknown' || status === 'blocked' || offline === true);

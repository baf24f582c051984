import { mostTried } from '../compare/explain.ts';
import { asText, changedSince, fromText, narrowed } from '../compare/remembered.ts';
import type { Linted, Scope } from '../engine/lint.ts';
import type { Host } from '../host/host.ts';
import type { Recording } from '../host/snapshot/answers.ts';
import type { Container } from '../model/subject.ts';
import type { ChangedReport } from '../report/changed-report.ts';
import { withScope } from './asked-for.ts';
import type { Keepsakes } from './keepsakes.ts';

/** Of one user: more containers, or a larger host, are not remembered, lest a stranger fills root’s disk. */
const mostContainers = 100;
/** UTF-16 code units. A snapshot of one container has some 25,000. */
const longest = 512 * 1024;

/** Differences that are tried as the reason, over all containers of one user: who breaks a hundred of them holds nobody up. */
const mostTriedOfUser = 2 * mostTried;

/** A run whose answers were recorded. */
export interface Watched {
  readonly linted: Linted;
  readonly recording: Recording;
  readonly scope: Scope;
  readonly lint: (host: Host, scope: Scope) => Linted;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Whether it was for all that are remembered, but for those who are gone. */
  readonly allUsers: boolean;
}

/**
 * Keeps for each container the last look at the host with which it would start, and says what has changed for those that will
 * not any more. What is kept of containers that are gone is removed.
 */
export function remember(run: Watched, kept: Keepsakes): ChangedReport[] {
  forget(run, kept);
  const tried = new Map<string, number>();
  return run.linted.containers.flatMap(({ container, verdict }) => {
    if (verdict.is === 'starts') keep(container, run, kept);
    if (verdict.is !== 'fails' && verdict.is !== 'unknown') return [];
    const { name } = container.user;
    const before = tried.get(name) ?? 0;
    const report = changed(container, run, kept, Math.max(0, Math.min(mostTried, mostTriedOfUser - before)));
    if (report === undefined) return [];
    tried.set(name, before + report.differences.length + report.omitted);
    return report;
  });
}

const lintOne = ({ user, name }: Container, { scope, lint }: Watched) => {
  return (host: Host) => lint(host, { machine: scope.machine, users: [user], only: [name] });
};

/** A recording that does not say what the host said, as something was masked, is of no use. */
function keep(container: Container, run: Watched, kept: Keepsakes): void {
  const { user, name } = container;
  const { recording, linted } = narrowed(run.recording, lintOne(container, run));
  if (linted.containers.some(({ verdict }) => verdict.is !== 'starts')) return;
  const { lxc, pid } = run.scope.machine;
  const asked = { users: [user.name], allUsers: false, containers: [name], lxcVersion: lxc, pid };
  const text = withScope(asText(recording, run.at), asked);
  const names = kept.names(user.name);
  const hasRoom = names.includes(name) || names.length < mostContainers;
  if (isStorable(user.name) && isStorable(name) && hasRoom && text.length <= longest)
    kept.write(user.name, name, text);
}

/** A name that is a file’s as it stands. A file has 255 bytes for it, and a longer one beside it while it is written. */
const isStorable = (name: string): boolean =>
  /^[^./\0\ud800-\udfff][^/\0\ud800-\udfff]*$/.test(name) && Buffer.byteLength(name) <= 200;

function changed(
  container: Container,
  run: Watched,
  kept: Keepsakes,
  tries: number,
): ChangedReport | undefined {
  const { user, name } = container;
  const text = isStorable(user.name) && isStorable(name) ? kept.read(user.name, name) : undefined;
  const before = text === undefined ? undefined : fromText(text);
  if (before === undefined) return undefined;
  const lint = lintOne(container, run);
  return changedSince(
    before,
    narrowed(run.recording, lint).recording,
    lint,
    { user: user.name, name },
    tries,
  );
}

/** Only where all containers of a user were asked for, and could be listed. */
function forget({ linted, scope, allUsers }: Watched, kept: Keepsakes): void {
  if (scope.only !== undefined) return;
  const hidden = linted.unlisted.map(({ user }) => user.name);
  for (const user of kept.users()) {
    const isAsked = scope.users.some(({ name }) => name === user);
    const isLinted = isAsked ? !hidden.includes(user) : allUsers;
    const there = linted.containers.filter(({ container }) => container.user.name === user);
    const names = there.map(({ container }) => container.name);
    if (isLinted) for (const name of kept.names(user)) if (!names.includes(name)) kept.remove(user, name);
  }
}

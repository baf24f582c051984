import { didYouMean } from '../base/did-you-mean.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import { knowledge } from '../engine/knowledge.ts';
import type { Linted, Scope } from '../engine/lint.ts';
import { usersWithSubids } from '../facts/account/users-with-subids.ts';
import type { Host } from '../host/host.ts';
import type { Machine, User } from '../model/subject.ts';
import type { Io } from './io.ts';
import { commandNames, type LintOptions, type Scoped, UsageError } from './options.ts';
import { refuseConfigs } from './refuse-configs.ts';

/** The users and containers to lint, or the files on their own. */
export function scopeFor(options: Scoped, host: Host, configs?: readonly string[] | undefined): Scope {
  const { lxcVersion: lxc, pid, containers } = options;
  const machine: Machine = {
    kind: 'machine',
    ...(lxc ? { lxc } : {}),
    ...(pid === undefined ? {} : { pid }),
  };
  if (configs) {
    refuseConfigs(configs, host);
    return { machine: { ...machine, configOnly: true }, users: [], configs };
  }
  refuseLostProcess(pid, host);
  return {
    machine,
    users: usersFor(options, host, machine),
    only: containers.length > 0 ? containers : undefined,
    unnamed: unnamedUsers(options, host, machine),
  };
}

/** Throws `UsageError` where `--pid` names a process that does not exist. */
function refuseLostProcess(pid: number | undefined, host: Host): void {
  if (pid !== undefined && attempt(() => host.stat(`/proc/${pid}`)) === undefined)
    throw new UsageError(`process ${pid} does not exist, or is hidden from you`);
}

/** The files named by `--config`; undefined where it is not given. */
export async function configsOf({ configs }: LintOptions, io: Io): Promise<string[] | undefined> {
  if (configs.length === 0) return undefined;
  const found = await Promise.all(configs.map((pattern) => io.glob(pattern)));
  return found.flatMap((files, index) => (files.length > 0 ? files : [configs[index] ?? '']));
}

/** A name on the command line that no container has is a mistake, not a pass. */
export function refuseUnknownContainers(
  { otherNames: names, unlisted, outcomes }: Linted,
  { users, only = [] }: Scope,
): void {
  const lost = only.find((name) => !names.includes(name));
  const nobody = outcomes.some(
    ({ status, subject }) => status === 'fail' && subject.kind === 'user' && names.length === 0,
  );
  if (lost === undefined || unlisted.length > 0 || nobody) return;
  const owners = users.map(({ name }) => name).join(' and ');
  const commands = commandNames.filter((each) => each !== lost);
  const meant = didYouMean(lost, names) || didYouMean(lost, commands, 'the command ');
  throw new UsageError(`${owners} has no container ${lost}${meant}`);
}

/** Where root names nobody: those who may have unprivileged containers. */
function unnamedUsers({ users, allUsers }: Scoped, host: Host, machine: Machine): readonly string[] {
  if (host.caller.uid !== 0 || users.length > 0 || allUsers) return [];
  const found = attempt(() => knowledge(host, machine)<'machine'>(machine)(usersWithSubids));
  return found instanceof Unseen ? [] : found;
}

function usersFor({ users, allUsers }: Scoped, host: Host, machine: Machine): User[] {
  const named = users.length > 0 ? users : [host.caller.name];
  const names = allUsers ? knowledge(host, machine)<'machine'>(machine)(usersWithSubids) : named;
  return [...new Set(names)].map((name) => ({ kind: 'user', name }));
}

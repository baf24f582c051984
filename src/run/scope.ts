import { didYouMean } from '../base/did-you-mean.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import { knowledge } from '../engine/knowledge.ts';
import type { Linted, Scope } from '../engine/lint.ts';
import { account } from '../facts/account/account.ts';
import { usersWithSubids } from '../facts/account/users-with-subids.ts';
import { lxc as lxcRelease } from '../facts/install/lxc-version.ts';
import type { Host } from '../host/host.ts';
import { withText } from '../host/with-text.ts';
import type { Machine, User } from '../model/subject.ts';
import type { Io } from './io.ts';
import { commandNames } from './option-names.ts';
import { type LintOptions, type Scoped, UsageError } from './options.ts';
import { refuseConfigs } from './refuse-configs.ts';

/** The users and containers to lint, or the files on their own. */
export function scopeFor(options: Scoped, host: Host, configs?: readonly string[] | undefined): Scope {
  const { lxcVersion: lxc, pid, containers } = options;
  const machine: Machine = {
    kind: 'machine',
    ...(lxc ? { lxc } : {}),
    ...(pid === undefined ? {} : { pid }),
  };
  if (configs) refuseConfigs(configs, host);
  if (configs && !isForUser(options)) {
    refuseUnknownVersion(host, machine);
    return { machine: { ...machine, configOnly: true }, users: [], configs };
  }
  refuseLostProcess(pid, host);
  if (configs) return { machine, users: usersFor(options, host, machine), files: configs };
  const users = usersFor(options, host, machine);
  refuseForeignProcess(pid, users, host, machine);
  return {
    machine,
    users,
    only: containers.length > 0 ? containers : undefined,
    unnamed: unnamedUsers(options, host, machine),
  };
}

/** Whether files are linted as the configs of a user. Throws `UsageError` where that would be several. */
function isForUser({ users, allUsers }: Pick<Scoped, 'users' | 'allUsers'>): boolean {
  if (allUsers || users.length > 1) throw new UsageError('--config takes one user: --user NAME');
  return users.length === 1;
}

/** Throws `UsageError` where nothing says which LXC is to read the files. */
function refuseUnknownVersion(host: Host, machine: Machine): void {
  const version = attempt(() => knowledge(host, machine)<'machine'>(machine)(lxcRelease));
  if (version instanceof Unseen)
    throw new UsageError(
      `${version.message}: name the versions that are to read the files, as in --lxc-version 5.0,6.0`,
    );
}

/** Throws `UsageError` where `--pid` names a process that does not exist. */
function refuseLostProcess(pid: number | undefined, host: Host): void {
  if (pid !== undefined && attempt(() => host.stat(`/proc/${pid}`)) === undefined)
    throw new UsageError(`process ${pid} does not exist, or is hidden from you`);
}

/** Throws `UsageError` where `--pid` names a process of somebody else, as `$$` does in the shell of root. */
function refuseForeignProcess(
  pid: number | undefined,
  [user, another]: readonly User[],
  host: Host,
  machine: Machine,
): void {
  if (pid === undefined || user === undefined || another !== undefined) return;
  const shell = attempt(() => host.stat(`/proc/${pid}`));
  const owner = attempt(() => knowledge(host, machine)<'user'>(user)(account).uid);
  if (shell instanceof Unseen || shell === undefined || owner instanceof Unseen) return;
  if (shell.uid !== owner)
    throw new UsageError(
      `process ${pid} is not one of ${user.name}: --pid is for the shell in which ${user.name} starts the container`,
    );
}

/** The files named by `--config`; undefined where it is not given. Throws `UsageError` for what names none. */
export async function configsOf({ configs }: LintOptions, io: Io): Promise<string[] | undefined> {
  if (configs.length === 0) return undefined;
  const found = await Promise.all(configs.map((name) => (name === '-' ? [standardInput] : io.glob(name))));
  const [nothing] = configs.filter((_, index) => found[index]?.length === 0);
  if (nothing !== undefined)
    throw new UsageError(
      `--config ${nothing} names no file; of a directory those are linted that are called config or end in .conf`,
    );
  return [...new Set(found.flat())];
}

/** Where the text is that comes from standard input. */
const standardInput = '/dev/stdin';

/** The host with what comes from standard input, where that is a config. */
export const withStandardInput = async (host: Host, { configs }: LintOptions, io: Io): Promise<Host> =>
  configs.includes('-') ? withText(host, standardInput, await io.read('-')) : host;

/** A name on the command line that no container has is a mistake, not a pass. */
export function refuseUnknownContainers(
  { otherNames: names, unlisted, outcomes }: Linted,
  { users, only = [], unnamed = [] }: Scope,
  isFile: (name: string) => boolean = () => false,
): void {
  const lost = only.find((name) => !names.includes(name));
  const nobody = outcomes.some(
    ({ status, subject }) => status === 'fail' && subject.kind === 'user' && names.length === 0,
  );
  if (lost === undefined || unlisted.length > 0 || nobody) return;
  if (isFile(lost)) throw new UsageError(`no container is called ${lost}; for the file: --config ${lost}`);
  const owners = users.map(({ name }) => name).join(' and ');
  const commands = commandNames.filter((each) => each !== lost);
  const meant = didYouMean(lost, names) || didYouMean(lost, commands, 'the command ');
  const [other] = unnamed;
  const whose = other === undefined ? '' : `; for those of ${other}: --user ${other}`;
  throw new UsageError(`${owners} has no container ${lost}${meant}${whose}`);
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

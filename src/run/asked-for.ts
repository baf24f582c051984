import { BadSnapshot } from '../host/snapshot/parse.ts';
import { write } from '../host/snapshot/sections.ts';
import { parseVersion, showVersion } from '../lxc/version.ts';
import type { Scoped } from './options.ts';

/** The section of a snapshot that says for whom it was made, so that whoever lints it need not know. */
const heading = 'asked for';

type Asked = Pick<Scoped, 'users' | 'allUsers' | 'containers' | 'lxcVersion' | 'pid'>;

/** The snapshot with that section before its end; as it was where it is for all that its caller has. */
export function withScope(snapshot: string, { users, allUsers, containers, lxcVersion, pid }: Asked): string {
  const said = {
    ...(users.length > 0 ? { users } : {}),
    ...(allUsers ? { allUsers } : {}),
    ...(containers.length > 0 ? { containers } : {}),
    ...(lxcVersion === undefined ? {} : { lxcVersion: showVersion(lxcVersion) }),
    ...(pid === undefined ? {} : { pid }),
  };
  if (Object.keys(said).length === 0) return snapshot;
  const section = write({ heading, body: `${JSON.stringify(said)}\n` });
  return snapshot.replace(/(?=-- end --\n$)/, () => section);
}

/** The options with what the notes of a snapshot say it was made for, where the command line does not say. */
export function askedFor<T extends Partial<Asked>>(options: T, notes: ReadonlyMap<string, string>): T {
  const said = notes.get(heading);
  const { users = [], allUsers = false, containers = [] } = options;
  if (said === undefined || users.length > 0 || allUsers || containers.length > 0) return options;
  const { lxcVersion, pid, ...whose } = parsed(said);
  return {
    ...options,
    ...whose,
    lxcVersion: options.lxcVersion ?? lxcVersion,
    pid: options.pid ?? pid,
  };
}

function parsed(text: string): Asked {
  const said = jsonIn(text);
  const { lxcVersion, pid } = said;
  return {
    users: namesIn(said['users']),
    containers: namesIn(said['containers']),
    allUsers: said['allUsers'] === true,
    lxcVersion: typeof lxcVersion === 'string' ? parseVersion(lxcVersion) : undefined,
    pid: Number.isSafeInteger(pid) ? Number(pid) : undefined,
  };
}

function jsonIn(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new BadSnapshot(`cannot read what stands below \`-- ${heading} --\``);
  }
}

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

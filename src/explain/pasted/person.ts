import type { Person } from './ordinary.ts';
import type { Pasted } from './pasted.ts';

/**
 * The user that a text is about: the one that id(1) or a prompt names, else the owner of the paths or the only one of
 * the grants. A stand-in where it names none; undefined where it names several in tables of what each may.
 */
export function personOf({ accounts, files, listed }: Pasted): Person | undefined {
  const texts = [...files.keys(), ...listed.keys(), ...[...files.values()].flat()];
  const [, home, owner] = texts.map((text) => homeIn.exec(text)).find((found) => found !== null) ?? [];
  const tables = tablesOfUsers.flatMap((path) => files.get(path) ?? []);
  const users = tables.flatMap((line) => userIn.exec(line)?.[1] ?? []);
  const [sole, ...others] = new Set(users.filter((user) => !ofPrograms.includes(user)));
  const named = accounts[0]?.name ?? owner;
  if (named === undefined && others.length > 0) return undefined;
  const name = named ?? sole ?? 'user';
  const ids = accounts.find((each) => each.name === name)?.ids ?? firstUser;
  return { name, ...ids, home: home !== undefined && owner === name ? home : `/home/${name}` };
}

const homeIn = /(?:^|[\s:])((?:\/srv|\/export|\/data|\/mnt)?\/home\/([a-z_][\w.-]*))(?=\/|$)/;
const tablesOfUsers = ['/etc/subuid', '/etc/subgid', '/etc/lxc/lxc-usernet'];
/** Accounts whose grants are for containers of root’s. */
const ofPrograms: readonly string[] = ['root', 'lxd', 'incus', 'dockremap', 'containers'];
const userIn = /^([a-z_][\w.-]*)(?:[: ]|$)/;

/** Of the first user whom adduser(8) adds. */
const firstUser = { uid: 1000, gid: 1000 };

import type { Host } from '../../host/host.ts';
import { queryKey } from '../../host/snapshot/answers.ts';
import { parseTranscript } from '../../host/snapshot/parse.ts';
import { snapshot } from '../../host/snapshot.ts';
import { type Answered, answered, directory, file } from './answered.ts';
import { cgroupMounts } from './cgroup-mounts.ts';
import { listedStat } from './listed-stat.ts';
import type { Located } from './located.ts';
import { containersOf, ordinary, type Person } from './ordinary.ts';
import { presumptions } from './presumptions.ts';

/**
 * The host that a text is about, as far as it shows it: rules judge it as they judge any other. Nothing of the machine
 * that this runs on is looked at. What is `presumed` besides serves to find what is wrong, and never to say that all is
 * well.
 */
export function textHost({ person, files, listed }: Located, presumed: boolean): Host {
  const { answers: usual } = parseTranscript(ordinary(person));
  const answers = new Map([
    ...usual.answers,
    ...(presumed ? presumptions(files, person) : []),
    ...[...files].flatMap(([path, lines]) => file(path, lines)),
    ...[...files.keys()].flatMap((path) => containerOf(path, person)),
    ...[...listed].flatMap(([path, each]) => answered('stat', path, listedStat(each, person))),
    ...mounted(files.get('/proc/self/cgroup')),
  ]);
  const host = snapshot({ caller: usual.caller, answers });
  return presumed ? withoutAcls(host) : host;
}

/** ls(1) marks a file that has an access control list; those marked are not taken down. */
const withoutAcls = (host: Host): Host => ({
  ...host,
  ask: (argv) => (argv[0] === 'getfacl' ? { status: 0, out: '' } : host.ask(argv)),
  as: (who) => withoutAcls(host.as(who)),
});

/** A file in the home of the user is his; where a config has been shown, there is a container. */
function containerOf(path: string, { home, uid, gid }: Person): Answered[] {
  const containers = containersOf({ home });
  const [, name] = path.startsWith(`${containers}/`) ? (/\/([^/]+)\/config$/.exec(path) ?? []) : [];
  const own = answered('stat', path, { kind: 'file', uid, gid, mode: 0o644 });
  if (name === undefined || path !== `${containers}/${name}/config`)
    return path.startsWith(`${home}/`) ? own : [];
  const partial: Answered = [queryKey('stat', `${containers}/${name}/partial`), { is: 'absent' }];
  return [...own, ...answered('list', containers, [name]), partial];
}

/** What a process is in is mounted, and a user’s slice is systemd’s. */
function mounted(memberships: readonly string[] | undefined): Answered[] {
  if (!memberships) return [];
  const isSystemd = memberships.some((line) => /:\/(?:user|system)\.slice\//.test(line));
  return [
    ...answered('read', '/proc/self/mounts', cgroupMounts(memberships)),
    ...(isSystemd ? directory('/run/systemd/system') : []),
  ];
}

import { queryKey } from '../../host/snapshot/answers.ts';
import { type Answered, answered, directory, file } from './answered.ts';
import { containersOf, type Person } from './ordinary.ts';
import { grantFiles } from './shapes.ts';

type Files = ReadonlyMap<string, readonly string[]>;

/**
 * What is taken to be so where a text shows something else to be wrong: that no container runs, that the bridges and the
 * files that it names are there, and that whoever shows one file of grants has the same in the other, and
 * who shows none has what the config needs.
 */
export const presumptions = (files: Files, person: Person): Answered[] => [
  // What lxc-create would make stands for a container that is not shown.
  ...answered('list', containersOf(person), []),
  ...file('/proc/net/unix', ['Num       RefCount Protocol Flags    Type St Inode Path']),
  ...bridges([...files.values()].flat()),
  ...grants(files, person),
  [queryKey('stat', '/etc/lxc/default.conf'), { is: 'absent' }],
  [queryKey('read', '/etc/lxc/default.conf'), { is: 'absent' }],
  ...included([...files.values()].flat()),
  ...[...files.values()].flat().flatMap(pathsOf).flatMap(way),
];

/** Paths of a line that are followed, and directories of one: no line that a person pastes has more. */
const mostPaths = 4;
const deepest = 32;

const pathsOf = (line: string): string[] =>
  [...line.matchAll(/(?<![\w.-])\/[\w./-]+/g)].slice(0, mostPaths).map(([path]) => path);

/** Everybody may go all of the way, and no part of it is a symbolic link. */
function way(path: string): Answered[] {
  const parts = path.split('/', deepest + 1).filter(Boolean);
  const steps = parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
  return [
    ...steps.map((step): Answered => [queryKey('link', step), { is: 'absent' }]),
    ...steps.slice(0, -1).flatMap(directory),
  ];
}

function grants(files: Files, { name }: Person): Answered[] {
  const shown = grantFiles.flatMap((path) => files.get(path) ?? []);
  const mapped = [...files.values()]
    .flat()
    .flatMap((line) => (mapIn.test(line) ? [line.replace(mapIn, `${name}:$1:$2`)] : []));
  return grantFiles.flatMap((path) => file(path, shown.length > 0 ? shown : mapped));
}

const mapIn = /^lxc\.(?:idmap|id_map) *= *[ug] +\d+ +(\d+) +(\d+)$/;

/** What is included and not shown breaks nothing by itself. */
const included = (lines: readonly string[]): Answered[] =>
  lines
    .flatMap((line) => includeIn.exec(line)?.slice(1) ?? [])
    .flatMap((path) => [
      ...file(path, []),
      ...answered('stat', path, { kind: 'file', uid: 0, gid: 0, mode: 0o644 }),
    ]);

const includeIn = /^lxc\.include *= *(\/[\w./-]+)$/;

function bridges(lines: readonly string[]): Answered[] {
  const named = lines
    .flatMap((line) => bridgeIn.exec(line)?.slice(1) ?? [])
    .filter((name) => name !== undefined);
  return [
    ...answered('list', '/sys/class/net', ['lo', ...new Set(named)]),
    ...named.flatMap((name) => [
      ...directory(`/sys/class/net/${name}`),
      ...directory(`/sys/class/net/${name}/bridge`),
      ...answered('read', `/sys/class/net/${name}/flags`, '0x1003\n'),
    ]),
  ];
}

/** `lxc.net.0.link = BRIDGE`, or `USER veth BRIDGE COUNT`. */
const bridgeIn = /^lxc\.net\.\d+\.link *= *([\w.-]+)$|^\S+ +veth +([\w.-]+) +\d+$/;

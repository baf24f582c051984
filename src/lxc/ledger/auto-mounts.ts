import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { isKind } from './machine.ts';
import { perConfig } from './per-config.ts';
import { fine, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';
import { words } from './values.ts';

type FileSystem = 'proc' | 'sys' | 'cgroup';

/** The word of lxc.mount.auto that counts for a file system, such as `proc:mixed`. */
export const autoMount = (lines: readonly LineInForce[], fileSystem: FileSystem): string | undefined =>
  lines
    .filter(({ name }) => name === 'lxc.mount.auto')
    .flatMap(({ at }) => words(at.value))
    .filter((word) => word.split(/[:-]/)[0] === fileSystem)
    .at(-1);

const mounted = perConfig(({ lines }) => ({
  proc: autoMount(lines, 'proc'),
  sys: autoMount(lines, 'sys'),
  cgroup: autoMount(lines, 'cgroup'),
}));

export const mountedByLxc = (situation: Situation, fileSystem: FileSystem): string | undefined =>
  mounted(situation)[fileSystem];

/** Whether LXC can mount the cgroups of a container. Undefined where no lab has seen it. */
type Mounting = 'works' | 'fails' | undefined;

/**
 * Usually the init of the container mounts its cgroups. Without sys_admin, or where the word ends in `force`, LXC does. LXC 7
 * has no cgroup v1 any more, and 4.0.6 fails to cross into it.
 */
export function cgroupsByLxc(situation: Situation): Mounting {
  const { version, v2 } = situation;
  if (mountedByLxc(situation, 'cgroup') === undefined || v2) return 'works';
  if (version.major >= 7 || !atLeast(version, 4, 0, 7)) return 'fails';
  return atLeast(version, 4, 0, 12) ? 'works' : undefined;
}

/** The same where the container has no namespace of cgroups. */
export function sharedCgroups(situation: Situation): 'works' | 'fails' {
  if (mountedByLxc(situation, 'cgroup') === undefined) return 'works';
  return situation.v2 || situation.version.major >= 7 ? 'fails' : 'works';
}

export const cgroupsFail = (): StartRefusal => ({
  kind: 'cgroup-mount',
  message: phrase`this LXC cannot mount the cgroups of the container, and this line leaves that to it`,
  note: phrase`keeps the init of the container from mounting them`,
  lxcMessage: 'Failed to mount cgroups',
});

/** The words of lxc.mount.auto that depend on the machine. */
export const autoMountKeys: Readonly<Record<string, Row>> = {
  'lxc.mount.auto': row(
    refused(
      (value, _line, { v2 }) => !v2 && words(value).some((word) => word.startsWith('cgroup2')),
      () => ({
        kind: 'no-unified-cgroups',
        message: phrase`cgroup2 needs a machine with cgroup v2 alone, and this one has cgroup v1`,
        note: phrase`mounts what this machine does not have`,
        lxcMessage: 'No unified cgroup hierarchy mounted on the host',
      }),
    ),
    refused(
      (value, _line, situation) =>
        words(value).some((word) => /^cgroup.*:force$/.test(word)) && cgroupsByLxc(situation) === 'fails',
      cgroupsFail,
    ),
    refused(
      (value) => words(value).includes('shmounts:'),
      () => ({
        kind: 'shmounts-empty',
        message: phrase`the start never ends: shmounts: names no directory`,
        note: phrase`needs a shared mount of the host, as in shmounts:/srv/shared`,
        lxcMessage: 'Sync wake failure',
      }),
    ),
    refused(
      (value, _line, { machine }) =>
        sharedMounts(value).some((path) => path.startsWith('/') && !isKind(machine.find(path), 'directory')),
      (value) => ({
        kind: 'shmounts-missing',
        message: phrase`there is no directory ${sharedMounts(value)[0] ?? ''} to be shared`,
        note: phrase`names no directory`,
        lxcMessage: `Failed to mount "${sharedMounts(value)[0]}"`,
      }),
    ),
    fine((value, _line, situation) => words(value).every((word) => isUsualWord(word, situation))),
  ),
};

const sharedMounts = (value: string): string[] =>
  words(value).flatMap((word) => /^shmounts:([^:]+)/.exec(word)?.[1] ?? []);

function isUsualWord(word: string, { machine }: Situation): boolean {
  const [path] = sharedMounts(word);
  if (path !== undefined) return isKind(machine.find(path), 'directory');
  return /^(proc(:rw|:mixed)?|sys(:rw|:mixed|:ro)?|(cgroup|cgroup-full)(:rw|:mixed|:ro)?(:force)?|cgroup2(:ro|:force)*)$/.test(
    word,
  );
}

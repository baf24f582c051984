import { list, type Phrase, phrase } from '../../base/phrase.ts';
import type { SaidOfLines } from './gaps.ts';

/** IDs are numbers of 32 bits: anything else is not what newuidmap prints. */
const number = /^\d{1,10}$/;

/** A range as newuidmap prints it: its end is the first ID that it lacks. */
function lastOf(end: string): number | undefined {
  const last = Number(end) - 1;
  return number.test(end) && last >= 0 ? last : undefined;
}

const notAllowed =
  (kind: 'UID' | 'GID') =>
  (first = '', end = '', hostFirst = '', hostEnd = ''): Phrase | undefined => {
    const [last, hostLast] = [lastOf(end), lastOf(hostEnd)];
    if (last === undefined || hostLast === undefined) return undefined;
    return kind === 'UID'
      ? phrase`UIDs ${first} to ${last} of the container, mapped to ${hostFirst} to ${hostLast} of the host`
      : phrase`GIDs ${first} to ${last} of the container, mapped to ${hostFirst} to ${hostLast} of the host`;
  };

/** `newuidmap PID FIRST HOST COUNT [FIRST HOST COUNT …]`, as LXC runs it. */
const asked = (_said: string, command = ''): Phrase | undefined => {
  const [, , ...numbers] = command.trim().split(/\s+/);
  if (numbers.length < 3 || numbers.length % 3 > 0 || !numbers.every((each) => number.test(each)))
    return undefined;
  const ranges = Array.from({ length: numbers.length / 3 }, (_, index) => {
    const [first, host, size] = numbers.slice(index * 3).map(Number) as [number, number, number];
    return phrase`${first} to ${first + size - 1} as ${host} to ${host + size - 1}`;
  });
  return phrase`the map that LXC asked for, IDs of the container as IDs of the host: ${list(ranges)}`;
};

export const saidOfIds: SaidOfLines = {
  'newuidmap: uid range [{}-{}) -> [{}-{}) not allowed': notAllowed('UID'),
  'newgidmap: gid range [{}-{}) -> [{}-{}) not allowed': notAllowed('GID'),
  'newuidmap failed to write mapping "": {}': (command) => asked('', command),
  'newgidmap failed to write mapping "": {}': (command) => asked('', command),
  'newuidmap failed to write mapping "sh: {}": {}': asked,
  'newgidmap failed to write mapping "sh: {}": {}': asked,
  'Failed to switch to uid {}': (id) => phrase`UID ${id} in the container`,
  'Failed to switch to gid {}': (id) => phrase`GID ${id} in the container`,
  'Permission denied - Failed to create directory "/run/user/{}': runtime,
  'Failed to create directory "/run/user/{}': runtime,
  'Permission denied - Failed to create directory "/run/user/{}/lxc/{}': runtime,
};

/** Whose runtime directory LXC was given, which is often that of the user who ran su. */
function runtime(gap: string): Phrase | undefined {
  const [, id] = /^(\d{1,10})(?:\/|$)/.exec(gap) ?? [];
  return id === undefined ? undefined : phrase`XDG_RUNTIME_DIR is that of UID ${id}`;
}

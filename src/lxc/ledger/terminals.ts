import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { fromRoot } from '../from-root.ts';
import { atLeast } from '../version.ts';
import type { Machine } from './machine.ts';
import { fine, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';
import { isNumber, oneOf } from './values.ts';

export const terminalKeys: Readonly<Record<string, Row>> = {
  'lxc.tty.max': row(
    refused(isTooMany, (value) => tooMany(value)),
    refused(isMoreThanFree, (value) => tooMany(value)),
    fine(isSpare),
  ),
  // LXC creates the directory in /dev, but none above it.
  'lxc.tty.dir': row(
    fine((value) => /^[\w-]+(\.[\w-]+)*\/?$/.test(value)),
    refused(
      (value, _line, { version }) =>
        value.includes('/') && (atLeast(version, 4, 0, 12) || !value.startsWith('.')),
      (value) => ({
        kind: 'tty-dir',
        message: phrase`LXC cannot create ${value} in /dev of the container: it creates one directory, not a path`,
        note: phrase`is not the name of a directory in /dev`,
        lxcMessage: `Failed to create "${value}"`,
      }),
    ),
  ),
  'lxc.pty.max': row(
    refused(isTooMany, (value) => tooMany(value)),
    refused(isBelowTerminals, (value) => ({
      kind: 'few-ptys',
      message: phrase`${value || '0'} pseudoterminals are too few for the terminals of lxc.tty.max`,
      note: phrase`is less than lxc.tty.max`,
      lxcMessage: `Inappropriate ioctl for device - Failed to create tty ${value || '0'}`,
    })),
    fine((value, _line, { version }) =>
      isNumber(value || '0', 0, hasOwnTerminals(version) ? ptys - room : 2 ** 31 - 1),
    ),
  ),
  'lxc.console.path': row(
    fine(oneOf('none')),
    refused(oneOf('/dev/null', '/dev/zero'), (value) => ({
      kind: 'console-path',
      message: phrase`${value} is not a terminal that the user may open`,
      note: phrase`is not a terminal`,
      lxcMessage: `File descriptor for "${value}" does not refer to a terminal`,
    })),
    refused(isNoTerminal, (value, _line, { machine }) => ({
      kind: 'console-path',
      message: phrase`${value} is not a terminal that the user may open`,
      note: phrase`is not a terminal`,
      lxcMessage:
        typeof machine.find(fromRoot(value)) === 'object' && fromRoot(value) !== ownTerminal
          ? `File descriptor for "${value}" does not refer to a terminal`
          : `Failed to open proxy terminal "${value}"`,
    })),
  ),
};

/** NR_UNIX98_PTY_MAX of the kernel, for all containers and logins. */
const ptys = 2 ** 20;

/** What LXC adds to what is asked for. */
const room = 1024;

/** Those of lxc.tty.max are taken from the ones of lxc.pty.max before LXC 4.0.7. */
const hasOwnTerminals = (version: Situation['version']): boolean => atLeast(version, 4, 0, 7);

function isTooMany(value: string, { name }: LineInForce, { version }: Situation): boolean {
  return hasOwnTerminals(version)
    ? isNumber(value, ptys - (name === 'lxc.tty.max' ? room : 0), 2 ** 32)
    : name === 'lxc.tty.max' && isNumber(value, room + 1, 2 ** 32);
}

const tooMany = (value: string): StartRefusal => ({
  kind: 'many-terminals',
  message: phrase`a container cannot have ${value} terminals`,
  note: phrase`is more than there can be`,
  lxcMessage: 'Invalid argument - Failed to set "max"',
});

/** Seen where a container had one more than there were. */
function isMoreThanFree(value: string, _line: LineInForce, { machine, version }: Situation): boolean {
  return hasOwnTerminals(version) && isNumber(value, free(machine) + 1, 2 ** 32);
}

/** What others have open counts as well: the kernel has one number for all (`pty_limit`, `pty_reserve` in drivers/tty). */
function isSpare(value: string, _line: LineInForce, { machine }: Situation): boolean {
  if (isNumber(value, 0, 100)) return true;
  return isNumber(value, 0, Math.min(1000, free(machine) / 2));
}

const free = ({ read }: Machine): number =>
  Number(read('/proc/sys/kernel/pty/max')) - Number(read('/proc/sys/kernel/pty/reserve'));

function isBelowTerminals(value: string, _line: LineInForce, { version, settings }: Situation): boolean {
  const wanted = Number(settings.last.get('lxc.tty.max')?.value ?? 0);
  return !hasOwnTerminals(version) && isNumber(value || '0', 0, wanted - 1);
}

/** That of a process, of which a daemon has none (`lxc_terminal_peer_default` in terminal.c). */
const ownTerminal = '/dev/tty';

/** Of other devices it is unknown: some are terminals. */
function isNoTerminal(value: string, _line: LineInForce, { machine }: Situation): boolean {
  const path = fromRoot(value);
  if (path === ownTerminal) return true;
  const found = machine.find(path);
  return (
    typeof found !== 'object' || found.kind !== 'other' || /^\/dev\/(null|zero|full|u?random)$/.test(path)
  );
}

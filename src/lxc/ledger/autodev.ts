import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { parseMountEntry } from '../config/settings/mount-entry.ts';
import { atLeast } from '../version.ts';
import { isOfLxcfs } from './init.ts';
import { fine, refused, row, type Situation } from './row.ts';
import { oneOf } from './values.ts';

/** Without a /dev of its own, LXC takes that of the rootfs. */
export const autodev = row(
  fine(oneOf('1')),
  fine((_value, _line, { machine }) => machine.findInRootfs('/dev')?.kind === 'directory'),
  refused(hasNoDev, (_value, _line, { version }) => ({
    kind: 'no-dev',
    message: phrase`the rootfs has no directory /dev, and LXC is not to make one`,
    note: phrase`leaves /dev to the rootfs`,
    lxcMessage: `Bad file descriptor - Failed to create ${atLeast(version, 4, 0, 7) ? '"/dev/pts" directory' : 'console'}`,
    at: 'key',
  })),
);

function hasNoDev(_value: string, _line: LineInForce, { machine, lines, fstab }: Situation): boolean {
  return fstab.length === 0 && !lines.some(mayBringDev) && machine.findInRootfs('/dev') === undefined;
}

/** What a hook makes is unknown, but for the one that lxcfs ships. */
const mayBringDev = (line: LineInForce): boolean =>
  line.name === 'lxc.mount.entry'
    ? (parseMountEntry(line.at.value)?.target ?? 'dev').includes('dev')
    : /^lxc\.hook\.(pre-start|start-host|pre-mount|mount|autodev)$/.test(line.name) && !isOfLxcfs(line);

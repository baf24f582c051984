import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { fromRoot } from '../from-root.ts';
import { atLeast } from '../version.ts';
import { mountedByLxc } from './auto-mounts.ts';
import { autodev } from './autodev.ts';
import { isKind } from './machine.ts';
import { fine, harmless, judgedBy, type Row, refused, row, type Situation, type Test } from './row.ts';

/** The root file system of a container, and its /dev. */
export const rootfsKeys: Readonly<Record<string, Row>> = {
  'lxc.rootfs.path': judgedBy(
    ['rootfs-path', 'rootfs-owner', 'rootfs-mount', 'path-traversable'],
    isCrooked,
    () => 'judged',
  ),
  'lxc.rootfs.backend': judgedBy(['rootfs-path']),
  'lxc.rootfs.mount': row(
    refused(isNoPlace, (value) => ({
      kind: 'rootfs-mount',
      message:
        value === ''
          ? phrase`lxc.rootfs.mount names no directory, and LXC has no other`
          : phrase`the rootfs cannot be mounted on ${value}`,
      note: phrase`is not a directory that the container's root may reach`,
      lxcMessage: `Failed to access to "${value || '(null)'}". Check it is present`,
    })),
    fine((value, line, situation) => value.startsWith('/') && !isNoPlace(value, line, situation)),
  ),
  'lxc.rootfs.options': row(
    refused(
      (value, _line, { version }) => forbidden(value, version) !== undefined,
      (value, _line, { version }) => {
        const { option, lxcMessage } = forbidden(value, version) ?? { option: value, lxcMessage: '' };
        return {
          kind: 'rootfs-options',
          message: phrase`lxc.rootfs.options has ${option}, which a rootfs that is mounted without root cannot have`,
          note: phrase`has ${option}`,
          lxcMessage,
          rootMay: true,
        };
      },
    ),
    // A bind mount takes no data, so what is no flag has no effect.
    fine(
      (value, _line, { version }) =>
        value.split(',').every((option) => isKnown(option, version)) && !isRemounted(value, version),
    ),
  ),
  'lxc.rootfs.managed': harmless,
  'lxc.autodev': autodev,
  'lxc.autodev.tmpfs.size': row(
    refused(
      (value, _line, { version }) => value.startsWith('-') && !atLeast(version, 4, 0, 12),
      () => ({
        kind: 'tmpfs-size',
        message: phrase`the file system of /dev cannot have a negative size`,
        note: phrase`is not a size`,
        lxcMessage: 'Invalid argument - Failed to mount tmpfs on',
      }),
    ),
    fine((value) => /^(-1|\w+)$/.test(value)),
  ),
};

/** LXC mounts on these directories of the rootfs, and follows no link there. Those that are missing it makes. */
function isCrooked(_line: LineInForce, situation: Situation): ReturnType<Test> {
  const name = ['dev', 'proc', 'sys'].find(
    (each) => isMountedOn(each, situation) && isWrong(each, situation),
  );
  if (name === undefined) return undefined;
  return {
    kind: 'mount-point',
    message: phrase`/${name} of the rootfs is a symbolic link or a file, and LXC needs a directory to mount on`,
    note: phrase`names a rootfs whose ${name} is no directory`,
    lxcMessage: name === 'dev' ? 'Not a directory - Failed to mount tmpfs on' : `Failed to mount "${name}"`,
  };
}

const isMountedOn = (name: string, situation: Situation): boolean =>
  name === 'dev' || mountedByLxc(situation, name === 'proc' ? 'proc' : 'sys') !== undefined;

function isWrong(name: string, { settings, machine }: Situation): boolean {
  const root = (settings.rootfs?.path ?? '').replace(/\/$/, '');
  if (!root.startsWith('/') || !isKind(machine.find(root), 'directory')) return false;
  const path = `${root}/${name}`;
  const found = machine.find(path);
  return machine.isLink(path) || isKind(found, 'file') || isKind(found, 'other');
}

/** The first option with which a start fails, and how. Each was seen alone, with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0. */
const forbidden = (
  options: string,
  version: Situation['version'],
): { readonly option: string; readonly lxcMessage: string } | undefined =>
  options.split(',').flatMap((option, _index, all) => {
    const found = failuresOf(version, all).find(([form]) => form.test(option));
    return found ? [{ option, lxcMessage: found[1] }] : [];
  })[0];

const failuresOf = (version: Situation['version'], all: readonly string[]): readonly Failure[] => {
  if (!atLeast(version, 4, 0, 12)) return all.includes('ro') ? failures4ReadOnly : failures4;
  return version.major < 7 ? failures : [...failures, ...failures7];
};

type Failure = readonly [option: RegExp, lxcMessage: string];

const failures4: readonly Failure[] = [[/^remount$/, 'Invalid argument - Failed to mount']];

/** What LXC 4.0.6 remounts it with, as there is more to do than a bind mount. */
const failures4ReadOnly: readonly Failure[] = [
  ...failures4,
  [/^noexec$/, 'Permission denied - Failed to exec "/sbin/init"'],
];

const failures7: readonly Failure[] = [
  [/^nosymfollow$/, 'Too many levels of symbolic links - Failed to exec'],
];

const failures: readonly Failure[] = [
  [/^(no(dir)?|strict)atime$/, 'Failed to change mount attributes'],
  [/^noexec$/, 'Permission denied - Failed to exec "/sbin/init"'],
  [/^(create=.*|optional|relative)$/, 'Invalid LXC specific mount option for rootfs mount'],
  [/^idmap=/, 'Failed to create detached mount'],
];

/** Before LXC 4.0.12 flags counted where there was more to do than a bind mount. */
const isRemounted = (options: string, version: Situation['version']): boolean =>
  !atLeast(version, 4, 0, 12) && options.split(',').includes('ro') && /exec|atime|sync/.test(options);

/** Those that no lab has seen with the later versions. */
const isKnown = (option: string, version: Situation['version']): boolean =>
  !/^(move|strictatime)$/.test(option) || !atLeast(version, 4, 0, 12);

function isNoPlace(value: string, _line: LineInForce, { machine, version }: Situation): boolean {
  if (value === '' || value === '/') return true;
  if (!value.startsWith('/')) return !isKind(machine.find(fromRoot(value)), 'directory');
  const place = value.replace(/\/$/, '');
  const isRefusedLink = atLeast(version, 4, 0, 12) && machine.isLink(place);
  return isRefusedLink || !isKind(machine.find(value), 'directory') || !machine.isReachable(place);
}

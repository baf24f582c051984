import { isReleaseIn } from '../config/keys/releases.ts';
import { showVersion, type Version } from '../version.ts';
import { debian } from './files/debian.ts';
import { gentoo } from './files/gentoo.ts';
import { independent } from './files/independent.ts';
import { lxcOwn } from './files/lxc-own.ts';
import { openwrt } from './files/openwrt.ts';
import { redHat } from './files/red-hat.ts';
import { slackware } from './files/slackware.ts';
import { ubuntu } from './files/ubuntu.ts';
import type { ShippedFile, ShippedFiles } from './shipped-file.ts';

/** The text of a file at this path, without comments; undefined where this release has none of that name. */
export function shippedText(path: string, version: Version): string | undefined {
  const [share, name] = parts(path);
  const file = share === undefined || name === undefined ? undefined : files()[name];
  if (!file || !isReleaseIn(version, file.in)) return undefined;
  return textOnce(file, version)
    .replaceAll('@config@', `${share}/config`)
    .replaceAll('@hooks@', `${share}/hooks`);
}

const texts = new Map<ShippedFile, Map<string, string>>();

/** Thousands of configs include the same few. */
function textOnce(file: ShippedFile, version: Version): string {
  const known = texts.get(file) ?? new Map<string, string>();
  texts.set(file, known);
  const text = known.get(showVersion(version)) ?? linesFor(file, version).join('\n');
  known.set(showVersion(version), text);
  return text;
}

/** Whether some release of LXC, or lxc-templates, has a file at this path. */
export const isEverShipped = (path: string): boolean => files()[parts(path)[1] ?? ''] !== undefined;

/** Whether the file came with LXC 1 and 2, and comes with lxc-templates since. */
export const isOfTemplates = (path: string): boolean => {
  const [, name] = parts(path);
  return name !== undefined && files()[name] !== undefined && lxcOwn()[name] === undefined;
};

/** Whether a path is in the directory of these files, wherever LXC is installed, and is no other thing there. */
export const isInShippedDirectory = (path: string): boolean => /\/share\/lxc\/config\/[^/]+/.test(path);

/** Whether a path is a directory for more files, which LXC includes from its own. It is empty where nothing else is installed. */
export const isShippedDirectory = (path: string): boolean =>
  /\/share\/lxc\/config\/(?:common|userns)\.conf\.d\/?$/.test(path);

/** The directory `share/lxc`, and the name without `.conf`. */
function parts(path: string): readonly [string?, string?] {
  const [, share, name] = /^(\/.*\/share\/lxc|\/share\/lxc)\/config\/([\w.-]+)\.conf$/.exec(path) ?? [];
  return share === undefined || name === undefined ? [] : [share, name];
}

function linesFor({ lines }: ShippedFile, version: Version): string[] {
  let isIn = false;
  return lines.split('\n').flatMap((line) => {
    if (line.startsWith('  ')) return isIn ? separate(line.trim()) : [];
    isIn = line !== '' && isReleaseIn(version, line);
    return [];
  });
}

function separate(line: string): string[] {
  const [key = '', values = ''] = line.split(/ = ?/, 2);
  return values === '' ? [`${key} =`] : values.split('; ').map((value) => `${key} = ${value}`);
}

let read: ShippedFiles | undefined;

/** Put together only where a config needs them. */
function files(): ShippedFiles {
  read ??= {
    ...lxcOwn(),
    ...debian(),
    ...ubuntu(),
    ...redHat(),
    ...gentoo(),
    ...slackware(),
    ...openwrt(),
    ...independent(),
  };
  return read;
}

import { encode, undecoded } from '../../../base/bytes.ts';
import { phrase } from '../../../base/phrase.ts';
import { Unseen } from '../../../base/unseen.ts';
import { atLeast, type Version } from '../../version.ts';

/** The little of a machine that reading a config needs. */
export interface ConfigFiles {
  /** Undefined: not there. May throw Unseen. */
  read(path: string): string | undefined;
  /** The names in a folder, in the order the system gives them. May throw Unseen. */
  list(path: string): readonly string[] | undefined;
  isDirectory(path: string): boolean;
}

/** What liblxc gets out of a path it takes for a config. */
export type ConfigSource = { readonly text: string } | 'missing' | 'unreadable';

/**
 * A folder and /dev/null read as nothing, but for 3.0.3 to 4.0.5, where sendfile(2) fails on both. The later ones log
 * an error about a folder and go on all the same (`lxc_file_for_each_line_mmap`).
 */
export function readSource(path: string, look: ConfigFiles, version: Version): ConfigSource {
  if (path === '/dev/null' || look.isDirectory(path)) {
    return atLeast(version, 3, 0, 3) && !atLeast(version, 4, 0, 6) ? 'unreadable' : { text: '' };
  }
  const text = look.read(path);
  return text === undefined ? 'missing' : { text };
}

/**
 * The files an include leads to, or undefined where it names a file itself. liblxc takes every name of six bytes and
 * more that ends in `.conf`, hidden ones too, in the order of readdir(3). The README beside them says otherwise.
 */
export function includedDirectory(
  path: string,
  value: string,
  look: ConfigFiles,
  version: Version,
): readonly string[] | 'no-folder' | undefined {
  if (!atLeast(version, 1, 1)) return undefined;
  if (!look.isDirectory(path)) {
    if (!value.endsWith('/') || !atLeast(version, 4, 0, 10)) return undefined;
    // opendir(3) finds nothing, which is as good as an empty folder, or something else.
    return look.read(path) === undefined && !isTooLong(path) ? [] : 'no-folder';
  }
  const names = look.list(path) ?? [];
  return names
    .filter((name) => /^.+\.conf$/s.test(name))
    .map((name) => `${path === '/' ? '' : path}/${name}`);
}

/** PATH_MAX with the NUL at the end, and NAME_MAX. */
const isTooLong = (path: string): boolean =>
  encode(path).length > 4095 || path.split('/').some((name) => encode(name).length > 255);

/** A path liblxc would use as bytes. What cannot be decoded, and what starts from an unknown folder, is not guessed. */
export function absolutePath(value: string, cwd: string | undefined): string {
  if (value.includes('\uFFFD') || undecoded.test(value))
    throw new Unseen(phrase`its name is not valid UTF-8`);
  if (value.startsWith('/')) return normalizedPath(value);
  if (cwd === undefined) throw new Unseen(phrase`a relative include starts from the folder LXC is called in`);
  return normalizedPath(`${cwd}/${value}`);
}

/** Without what means nothing: `//`, `/./` and the slash at the end. `..` stays, it may follow a link. */
export function normalizedPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (path === '') return '';
  return path.startsWith('/') ? `/${parts.join('/')}` : parts.join('/') || '.';
}

import { encode, undecoded } from '../../../base/bytes.ts';
import { phrase } from '../../../base/phrase.ts';
import { Unseen } from '../../../base/unseen.ts';
import { atLeast, type Version } from '../../version.ts';

/** The access to files that reading a config needs. */
export interface ConfigFiles {
  /** Undefined: does not exist. May throw Unseen. */
  read(path: string): string | undefined;
  /** The names in a directory, in the order of readdir(3). May throw Unseen. */
  list(path: string): readonly string[] | undefined;
  isDirectory(path: string): boolean;
}

/** What liblxc reads from the path of a config. */
export type ConfigSource = { readonly text: string } | 'missing' | 'unreadable';

/**
 * A directory and /dev/null read as empty, but in 3.0.3 to 4.0.5 sendfile(2) fails on both. Later releases log
 * an error about a directory and continue (`lxc_file_for_each_line_mmap`).
 */
export function readSource(path: string, files: ConfigFiles, version: Version): ConfigSource {
  if (path === '/dev/null' || files.isDirectory(path)) {
    return atLeast(version, 3, 0, 3) && !atLeast(version, 4, 0, 6) ? 'unreadable' : { text: '' };
  }
  const text = files.read(path);
  return text === undefined ? 'missing' : { text };
}

/**
 * The files of an included directory, or undefined where the include names a file. liblxc takes every name of six
 * bytes or more that ends in `.conf`, hidden ones too, in the order of readdir(3). The README there says otherwise.
 */
export function includedDirectory(
  path: string,
  value: string,
  files: ConfigFiles,
  version: Version,
): readonly string[] | 'no-directory' | undefined {
  if (!atLeast(version, 1, 1)) return undefined;
  if (!files.isDirectory(path)) {
    if (!value.endsWith('/') || !atLeast(version, 4, 0, 10)) return undefined;
    // Where opendir(3) finds nothing, LXC takes it for an empty directory; anything else is an error.
    return files.read(path) === undefined && !isTooLong(path) ? [] : 'no-directory';
  }
  const names = files.list(path) ?? [];
  return names
    .filter((name) => /^.+\.conf$/s.test(name))
    .map((name) => `${path === '/' ? '' : path}/${name}`);
}

/** PATH_MAX with the NUL at the end, and NAME_MAX. */
const isTooLong = (path: string): boolean =>
  encode(path).length > 4095 || path.split('/').some((name) => encode(name).length > 255);

/** Throws Unseen for a path that cannot be decoded, and for a relative one where the current directory is unknown. */
export function absolutePath(value: string, cwd: string | undefined): string {
  if (value.includes('\uFFFD') || undecoded.test(value))
    throw new Unseen(phrase`the path is not valid UTF-8`);
  if (value.startsWith('/')) return normalizedPath(value);
  if (cwd === undefined)
    throw new Unseen(phrase`a relative include depends on the directory that LXC runs in`);
  return normalizedPath(`${cwd}/${value}`);
}

/** Without `//`, `/./` and a trailing slash. `..` stays, as it may follow a symbolic link. */
export function normalizedPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (path === '') return '';
  return path.startsWith('/') ? `/${parts.join('/')}` : parts.join('/') || '.';
}

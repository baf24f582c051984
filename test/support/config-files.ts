import { phrase } from '../../src/base/phrase.ts';
import { Unseen } from '../../src/base/unseen.ts';
import { type Config, type ConfigFiles, readConfig } from '../../src/lxc/config/reader/read.ts';
import { interpret, type Settings } from '../../src/lxc/config/settings/settings.ts';
import { parseVersion, type Version } from '../../src/lxc/version.ts';

export type Files = Readonly<Record<string, string>>;

/** A machine of a few files, in the order they are listed. A text of `?` is a file nobody may look at. */
export const lookAt = (files: Files): ConfigFiles => ({
  read: (path) => {
    if (files[path] === '?') throw new Unseen(phrase`permission denied: ${path}`, 'denied');
    return files[path];
  },
  list: (path) => {
    const inside = Object.keys(files).filter((each) => each.startsWith(`${path}/`));
    return inside.length === 0 ? undefined : inside.map((each) => each.slice(path.length + 1));
  },
  isDirectory: (path) => Object.keys(files).some((each) => each.startsWith(`${path}/`)),
});

export const release = (name: string): Version => parseVersion(name) ?? { major: 0, minor: 0, patch: 0 };

/** Reads `/c`, and fails if it is not there. */
export function read(files: Files | string, version = '5.0.2', cwd?: string): Config {
  const all = typeof files === 'string' ? { '/c': files } : files;
  const config = readConfig('/c', release(version), lookAt(all), cwd);
  if (config === undefined) throw new Error('there is no /c');
  return config;
}

export const add = (files: Files | string, version = '5.0.2'): Settings =>
  interpret(read(files, version), release(version));

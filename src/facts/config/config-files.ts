import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import { withoutEnd } from '../../base/without-end.ts';
import { type Host, longestPath } from '../../host/host.ts';
import type { ConfigFiles } from '../../lxc/config/reader/read.ts';
import {
  isEverShipped,
  isInShippedDirectory,
  isShippedDirectory,
  shippedText,
} from '../../lxc/shipped/shipped-files.ts';
import { showVersion } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost, configOnly } from '../access/config-reader.ts';
import { installedLxc, lxc, lxcStart } from '../install/lxc-version.ts';
import { shippedName } from '../install/shipped-configs.ts';

/** What a config can include: the files of this host, or those that a file on its own has around it. */
export const configFiles: Fact<'container', ConfigFiles> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    if (know(configOnly)) return know(filesAround);
    const host = know(configHost);
    return { ...filesOf(host), read: (path) => host.read(path) ?? know(missingFile)(path) };
  },
};

const filesOf = (host: Host): ConfigFiles => ({
  read: (path) => host.read(path),
  list: (path) => host.list(path),
  isDirectory: (path) => host.stat(path)?.kind === 'directory',
});

/** A config that comes with LXC is unknown, not missing, where LXC is not installed: its text would count. */
const missingFile: Fact<'container', (path: string) => undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => (path) => {
    if (shippedName(path) === undefined || know(lxcStart) !== undefined) return undefined;
    throw blocked('lxc-installed', phrase`${path} comes with LXC, which is not installed here`);
  },
};

/**
 * What a config can include that is for another machine: files of LXC are as its release has them, and what is beside the
 * config, or below the current directory, is there. Other files are those of that machine, unless this one has the same LXC.
 */
const filesAround: Fact<'container', ConfigFiles> = {
  subject: 'container',
  gather: (_host, { config }, know) => {
    const host = know(configHost);
    const here = filesOf(host);
    const version = know(lxc);
    const isMachine = know(hasThisLxc);
    const isHere = (path: string) => isBeside(path, config, host.caller.env.PWD);
    const own = (path: string) => (isMachine ? here.read(path) : undefined);
    const isOwnDirectory = (path: string) => isMachine && here.isDirectory(path);
    const ofLxc = (path: string) => {
      const text = shippedText(path, version);
      if (text === undefined && !isEverShipped(path)) throw new Unseen(phrase`LXC does not ship ${path}`);
      return text;
    };
    return {
      read(path) {
        if (path !== config && isInShippedDirectory(path)) return own(path) ?? ofLxc(path);
        if (isHere(path)) return here.read(path);
        const text = own(path);
        // There is none of such a length on any machine.
        if (text === undefined && path.length > longestPath) return undefined;
        if (text === undefined) throw new Unseen(phrase`${path} is a file of the host`);
        return text;
      },
      list: (path) => (isHere(path) || isOwnDirectory(path) ? here.list(path) : []),
      isDirectory: (path) =>
        isShippedDirectory(path) || (isHere(path) ? here.isDirectory(path) : isOwnDirectory(path)),
    };
  },
};

/** Whether the LXC of this machine is the one that configs are judged for. */
const hasThisLxc: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (_host, _machine, know) => {
    if (know(lxcStart) === undefined) return false;
    const installed = attempt(() => know(installedLxc));
    return !(installed instanceof Unseen) && showVersion(installed) === showVersion(know(lxc));
  },
};

const isBeside = (path: string, config: string, cwd = ''): boolean =>
  path === config ||
  [config.slice(0, config.lastIndexOf('/')), withoutEnd(cwd, '/')].some(
    (folder) => folder !== '' && path.startsWith(`${folder}/`),
  );

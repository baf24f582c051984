import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import { parseVersion, type Version } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';

/** Where LXC's own programs are installed, by distributions and by `make install`. */
const folders = ['/usr/local/bin', '/usr/bin', '/bin'];

/** Where the packages of distributions install it. */
export const usualLxcStart = '/usr/bin/lxc-start';

/** The path of lxc-start, or undefined if LXC is not installed. */
export const lxcStart: Fact<'machine', string | undefined> = {
  subject: 'machine',
  alone: true,
  gather: (host) =>
    folders.map((folder) => `${folder}/lxc-start`).find((path) => host.stat(path) !== undefined),
};

/** lxc-usernsexec, which LXC ships: it runs a program with the IDs of a container. */
export const usernsexec: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (_host, _machine, know) => know(lxcStart)?.replace(/lxc-start$/, 'lxc-usernsexec'),
};

/** The version that containers are checked for: the installed one, or the one that `--lxc-version` names. */
export const lxc: Fact<'machine', Version> = {
  subject: 'machine',
  gather: (_host, { lxc: assumed }, know) => assumed ?? know(installedLxc),
};

/** The installed version. */
export const installedLxc: Fact<'machine', Version> = {
  subject: 'machine',
  alone: true,
  gather: (host, _machine, know) => {
    const path = know(lxcStart);
    if (path === undefined)
      throw blocked('lxc-installed', phrase`LXC is not installed, so its version is unknown`);
    const version = fromProgram(host, path) ?? fromPackages(host);
    if (!version) throw new Unseen(phrase`${path} does not tell its version`);
    return version;
  },
};

function fromProgram(host: Host, path: string): Version | undefined {
  const answer = attempt(() => host.ask([path, '--version']));
  return answer instanceof Unseen || answer === undefined ? undefined : parseVersion(answer.out);
}

/** The lines about one package. */
function dpkgEntry(status: string, name: string): string {
  const start = `\n${status}`.indexOf(`\nPackage: ${name}\n`);
  const end = status.indexOf('\n\n', start);
  return start === -1 ? '' : status.slice(start, end === -1 ? undefined : end);
}

/** What the package database says, for a host that is not running. */
function fromPackages(host: Host): Version | undefined {
  const debian = /^Version: (.+)$/m.exec(dpkgEntry(host.read('/var/lib/dpkg/status') ?? '', 'lxc'))?.[1];
  const alpine = /^P:lxc\nV:(.+)$/m.exec(host.read('/lib/apk/db/installed') ?? '')?.[1];
  const arch = (host.list('/var/lib/pacman/local') ?? [])
    .find((name) => /^lxc-\d/.test(name))
    ?.slice('lxc-'.length);
  const found = debian ?? alpine ?? arch;
  return found === undefined ? undefined : parseVersion(found);
}

import type { Fact } from '../fact.ts';
import type { Command, Run } from '../fix/action.ts';
import { root } from '../fix/action.ts';
import { distro } from './distro.ts';

/** How this distribution names and installs things. No rule has names of that kind. */
export interface Install {
  /** The package that holds each thing. */
  readonly packages: Readonly<Record<Thing, string>>;
  /** Installs the package; undefined where nobody knows how this distribution does it. */
  readonly action: (thing: Thing) => Run | undefined;
}

export type Thing = 'lxc' | 'uidmap' | 'acl';

export const install: Fact<'machine', Install> = {
  of: 'machine',
  look: (_host, _machine, know) => {
    const { ids } = know(distro);
    const family = families.find(({ of }) => of.some((id) => ids.includes(id)));
    const packages = { ...usual, ...family?.packages };
    return {
      packages,
      action: (thing) =>
        family && {
          do: 'run',
          by: root,
          before: null,
          after: [...family.command, packages[thing]] as Command,
        },
    };
  },
};

const usual: Install['packages'] = { lxc: 'lxc', uidmap: 'uidmap', acl: 'acl' };

interface Family {
  readonly of: readonly string[];
  readonly command: Command;
  readonly packages?: Partial<Install['packages']>;
}

/** Package names as each distribution's own index has them: newuidmap lives in `uidmap` only in the Debian family and in Alpine's `shadow-subids`. */
const families: readonly Family[] = [
  { of: ['debian', 'ubuntu'], command: ['apt-get', 'install', '-y'] },
  {
    of: ['fedora', 'rhel', 'centos'],
    command: ['dnf', 'install', '-y'],
    packages: { uidmap: 'shadow-utils' },
  },
  {
    of: ['suse', 'opensuse'],
    command: ['zypper', '--non-interactive', 'install'],
    packages: { uidmap: 'shadow' },
  },
  { of: ['arch'], command: ['pacman', '-S', '--noconfirm'], packages: { uidmap: 'shadow' } },
  { of: ['alpine'], command: ['apk', 'add'], packages: { uidmap: 'shadow-subids' } },
  { of: ['void'], command: ['xbps-install', '-y'], packages: { uidmap: 'shadow' } },
];

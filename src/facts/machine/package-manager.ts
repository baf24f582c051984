import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Command } from '../../model/action.ts';
import type { Fact } from '../../model/fact.ts';
import { distro } from './distro.ts';
import { type Component, families, usual } from './package-families.ts';

export type { Component } from './package-families.ts';

/** How this distribution names and installs packages. No rule knows such names. */
export interface PackageManager {
  /** The package that ships each component, unless the package database is asked. */
  readonly packages: Readonly<Record<Component, string>>;
  /** Installs it; undefined where it is unknown how this distribution does that. */
  readonly install: (component: Component) => Command | undefined;
  /**
   * Reinstalls the package that ships this file of the component, since to install it would change nothing. Undefined
   * where no package is known to ship the file.
   */
  readonly reinstall: (component: Component, file: string) => Reinstall | undefined;
  /** What gives newuidmap and newgidmap their privileges, as this distribution ships them. */
  readonly privilege: 'setuid' | 'capabilities';
  /** Whether its newuidmap is built without libcap, and stays root while it writes; undefined where not tested. */
  readonly keepsRoot: true | undefined;
}

export interface Reinstall {
  readonly package: string;
  readonly command: Command;
}

export const packageManager: Fact<'machine', PackageManager> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const { ids } = know(distro);
    // The nearest first: a derivative is more like itself than like its parent.
    const family = ids.flatMap((id) => families.find(({ of }) => of.includes(id)) ?? [])[0];
    const packages = { ...usual, ...family?.packages };
    return {
      packages,
      install: (component) => family && [...family.command, packages[component]],
      reinstall: (component, file) => {
        if (!family) return undefined;
        const held = family.of.includes('debian') ? holder(host, file) : family.base?.[component];
        return held === undefined ? undefined : { package: held, command: [...family.again, held] };
      },
      privilege: family?.privilege ?? 'setuid',
      keepsRoot: family?.keepsRoot,
    };
  },
};

/**
 * The installed package that ships a file, whether the file exists or not: dpkg-query(1). It reads some names as patterns,
 * which could match any package.
 */
function holder(host: Host, file: string): string | undefined {
  if (/[*?[\\]/.test(file)) return undefined;
  const answer = attempt(() => host.ask(['dpkg-query', '--search', file]));
  if (answer instanceof Unseen || answer?.status !== 0) return undefined;
  const line = answer.out.split('\n').find((each) => each.endsWith(`: ${file}`)) ?? '';
  return /^([a-z\d][a-z\d.+-]+)(?::\w+)?: \//.exec(line)?.[1];
}

import { phrase } from '../../base/phrase.ts';
import type { Component, PackageManager } from '../../facts/machine/package-manager.ts';
import { type Command, type Fix, manual, type RunCommand, root } from '../../model/action.ts';

/**
 * Brings back a file of a component with the host's own package manager: installs the package that ships it, or reinstalls
 * it where it is installed and the file is gone.
 */
export function installPackage(
  { packages, install, reinstall }: PackageManager,
  component: Component,
  file: string,
): Fix {
  const again = reinstall(component, file);
  if (again)
    return {
      safety: 'safe',
      title: phrase`reinstall the package ${again.package}`,
      actions: [installing(again.command)],
    };
  const title = phrase`install the package ${packages[component]}`;
  const command = install(component);
  return command ? { safety: 'safe', makesNew: true, title, actions: [installing(command)] } : manual(title);
}

/** Runs a command that installs a package. Undo leaves the package installed. */
export const installing = (command: Command): RunCommand => ({
  do: 'run',
  by: root,
  before: null,
  after: command,
});

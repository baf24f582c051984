import { phrase } from '../../base/phrase.ts';
import type { Component, PackageManager } from '../../facts/machine/package-manager.ts';
import { type Fix, manual } from '../../model/action.ts';

/**
 * Brings back a file of a thing with the machine's own package manager: installs the package that holds it, or unpacks
 * it again where it is installed and the file is gone.
 */
export function installPackage(
  { packages, action, reinstall }: PackageManager,
  component: Component,
  file: string,
): Fix {
  const again = reinstall(component, file);
  if (again)
    return {
      safety: 'safe',
      title: phrase`install the package ${again.package} again`,
      actions: [again.action],
    };
  const title = phrase`install the package ${packages[component]}`;
  const run = action(component);
  return run ? { safety: 'safe', makesNew: true, title, actions: [run] } : manual(title);
}

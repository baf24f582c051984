import { list, phrase } from '../../base/phrase.ts';
import { neededCapability, type PrivilegedTool } from '../../facts/install/id-tool-privileges.ts';
import type { PackageManager } from '../../facts/machine/package-manager.ts';
import type { Stat } from '../../host/host.ts';
import { type Action, type Command, type Fix, manual, root } from '../../model/action.ts';
import { remount } from '../machine/remount.ts';
import { installPackage } from './install-package.ts';
import { isPackaged, isRoots, setuidRoot } from './setuid.ts';

/** Gives tools that write ID maps the privileges that they lack. */
export function givePrivileges(
  first: PrivilegedTool,
  others: readonly PrivilegedTool[],
  install: PackageManager,
): Fix {
  if (first.nosuid) return remount(first.nosuid, 'nosuid');
  return first.gap === 'file-capabilities'
    ? removeFileCapability(first, others)
    : setFileCapability(first, others, install);
}

/** As this distribution ships them. */
function setFileCapability(
  first: PrivilegedTool,
  others: readonly PrivilegedTool[],
  install: PackageManager,
): Fix {
  const all = [first, ...others];
  const strange = all.find((tool) => !isPackaged(tool));
  if (strange) return others.length === 0 ? stepAside(strange) : manual(oneByOne);
  const changed = all.find((tool) => !isRoots(tool));
  if (changed)
    return install.reinstall('uidmap', changed.path)
      ? installPackage(install, 'uidmap', changed.path)
      : manual(phrase`reinstall the package: users other than root could have changed the file`);
  // File capabilities override the setuid bit, which is then not enough (seen with Linux 6.1).
  if (install.privilege === 'setuid' && all.every(({ capabilities }) => capabilities === ''))
    return setuidRoot(first, ...others);
  return {
    safety: 'safe',
    title: phrase`set ${list(all.map((tool) => phrase`${neededCapability(tool)}+ep on ${tool.path}`))}`,
    actions: [endow(first), ...others.map(endow)],
  };
}

/** Removes file capabilities that override the setuid bit, which packages ship. */
export function removeFileCapability(first: WithCapabilities, others: readonly WithCapabilities[] = []): Fix {
  const all = [first, ...others];
  if (!all.every((each) => isRoots(each) && isPackaged(each)))
    return manual(phrase`reinstall the package: users other than root could have changed the file`);
  return {
    safety: 'safe',
    title: phrase`remove the file capabilities, so that the setuid bit takes effect again`,
    actions: [bare(first), ...others.map(bare)],
  };
}

/** A program with file capabilities. */
export type WithCapabilities = Stat & { readonly path: string; readonly capabilities: string };

const bare = ({ path, capabilities }: WithCapabilities): Action => ({
  do: 'run',
  by: root,
  before: ['setcap', capabilities, path],
  after: ['setcap', '-r', path],
});

const oneByOne = phrase`remove those that no package installed, so that the packaged ones are found`;

function endow({ path, name, capabilities }: PrivilegedTool): Action {
  const before: Command = capabilities === '' ? ['setcap', '-r', path] : ['setcap', capabilities, path];
  return { do: 'run', by: root, before, after: ['setcap', `${neededCapability({ name })}+ep`, path] };
}

/**
 * A copy that no package installed gets no privileges: it may be anything. It hides the packaged one only while it is
 * executable; but somebody put it there, and may use it for something else.
 */
function stepAside({ path, mode, uid, behind }: PrivilegedTool): Fix {
  if (uid !== 0 || behind === undefined)
    return manual(
      phrase`remove it, so that the packaged one is found; or make it setuid root, if you know what it is`,
    );
  return {
    safety: 'unsafe',
    title: phrase`remove its execute permission, so that ${behind.path} is found`,
    actions: [{ do: 'mode', by: root, path, before: mode, after: mode & ~0o111 }],
  };
}

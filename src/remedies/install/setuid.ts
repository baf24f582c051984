import { setuidBit } from '../../base/file-mode.ts';
import { phrase } from '../../base/phrase.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import type { Stat } from '../../host/host.ts';
import { type Action, type Fix, manual, root } from '../../model/action.ts';

type Program = Stat & { readonly path: string };

/** Makes programs setuid root, as their package ships them. */
export function setuidRoot(first: Program, ...others: readonly Program[]): Fix {
  const all = [first, ...others];
  if (!all.every(isRoots)) return reinstall;
  if (!all.every(isPackaged))
    return manual(
      phrase`remove it, so that the packaged one is found; or make it setuid root, if you know what it is`,
    );
  return {
    safety: 'safe',
    title: phrase`set the setuid bit again, as the package ships it`,
    actions: [setuid(first), ...others.map(setuid)],
  };
}

/** Whether it is where packages install programs: anything else may be anything. */
export const isPackaged = ({ path }: { readonly path: string }): boolean =>
  /^\/(usr\/)?(s?bin|lib|libexec)\//.test(path) && !path.includes('/../');

const setuid = ({ path, mode }: Program): Action => ({
  do: 'mode',
  by: root,
  path,
  before: mode,
  after: mode | setuidBit,
});

/** Lets everybody execute it. It may have been restricted on purpose, so a person must decide. */
export function makeExecutableByAll(program: Program): Fix {
  if (!isRoots(program)) return reinstall;
  return manual(
    phrase`allow everybody to execute it, as its package ships it: ${shellWords(['chmod', '4755', program.path])}`,
  );
}

/** Whether only root could have changed it: anybody else could become root by its setuid bit. */
export const isRoots = ({ mode, uid }: Stat) => uid === 0 && (mode & 0o022) === 0;

const reinstall = manual(phrase`reinstall the package: users other than root could have changed the file`);

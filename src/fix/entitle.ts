import type { PrivilegedTool } from '../facts/id-tools.ts';
import type { Install } from '../facts/install.ts';
import { Unseen } from '../unseen.ts';
import { type Action, type Command, type Fix, manual, root } from './action.ts';
import { installing } from './installing.ts';
import { isPackaged, isRoots, setuidRoot } from './setuid.ts';

/** What a tool needs of all that the setuid bit would give it. */
export const needed = ({ name }: Pick<PrivilegedTool, 'name'>): 'cap_setuid' | 'cap_setgid' =>
  name === 'newuidmap' ? 'cap_setuid' : 'cap_setgid';

/** Gives tools that write id maps the privileges that they lack, as this distribution ships them. */
export function entitle(first: PrivilegedTool, others: readonly PrivilegedTool[], install: Install): Fix {
  const all = [first, ...others];
  const strange = all.find((tool) => !isPackaged(tool));
  if (strange) return others.length === 0 ? stepAside(strange) : manual(oneByOne);
  const changed = all.find((tool) => !isRoots(tool));
  if (changed)
    return install.reinstall('uidmap', changed.path)
      ? installing(install, 'uidmap', changed.path)
      : manual('install the package again: others than root could have changed the file');
  // Beside file capabilities the setuid bit is not enough: only these are given then (seen with Linux 6.1).
  if (install.privilege === 'setuid' && all.every(({ capabilities }) => capabilities === ''))
    return setuidRoot(first, ...others);
  const it = others.length === 0 ? 'it' : 'them';
  return {
    safety: 'safe',
    title: `give ${it} the file capability that ${it === 'it' ? 'it needs' : 'each needs'}`,
    actions: [endow(first), ...others.map(endow)],
  };
}

const oneByOne = 'remove those that no package put there, so that the ones of their package are found';

function endow({ path, name, capabilities }: PrivilegedTool): Action {
  const had = capabilities instanceof Unseen ? '' : capabilities;
  const before: Command = had === '' ? ['setcap', '-r', path] : ['setcap', had, path];
  return { do: 'run', by: root, before, after: ['setcap', `${needed({ name })}+ep`, path] };
}

/**
 * A copy that is no package's is not given privileges: it may be anything. It stands in the way of the real one only while
 * it can be executed; but somebody put it there, and may use it for something else.
 */
function stepAside({ path, mode, uid, behind }: PrivilegedTool): Fix {
  if (uid !== 0 || behind === undefined)
    return manual(
      'remove it, so that the one of its package is found; or make it setuid root, if you know what it is',
    );
  return {
    safety: 'unsafe',
    title: `let nobody execute it, so that ${behind.path} is found`,
    actions: [{ do: 'mode', by: root, path, before: mode, after: mode & ~0o111 }],
  };
}

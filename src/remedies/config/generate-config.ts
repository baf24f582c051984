import { isNonEmpty } from '../../base/non-empty.ts';
import { list, type Phrase, phrase } from '../../base/phrase.ts';
import type { DefaultLine } from '../../facts/config/root-defaults.ts';
import type { UnreadableConfig } from '../../facts/config/unreadable-config.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';
import { giveDirectory } from '../account/give-directory.ts';

/** Writes a missing default.conf, as its user: only lxc-create reads it. `defaults`: what root's own says. */
export function defaultConfig(text: string, defaults: readonly DefaultLine[], it: UnreadableConfig): Fix {
  if (it.linked) return manual(phrase`correct or remove the symbolic link ${it.path}`);
  if (it.unwritable !== undefined) return giveDirectory(it.unwritable, it.user);
  return {
    safety: 'safe',
    makesNew: true,
    title: fromRoot(defaults),
    actions: [written(text, it)],
  };
}

/** With what is left out by name, as a list of what was fixed has no evidence. */
function fromRoot(defaults: readonly DefaultLine[]): Phrase {
  const [first] = defaults;
  if (!first) return phrase`write it, with the ranges and bridges granted to the user`;
  const { path } = first.at;
  const without = defaults.filter(({ leftOut }) => leftOut !== undefined).map(({ key }) => key);
  return isNonEmpty(without)
    ? phrase`write it: what ${path} says without ${list([...new Set(without)])}, and the ranges granted to the user`
    : phrase`write it: what ${path} says, and the ranges granted to the user`;
}

/**
 * Writes a config for an existing rootfs. Needs confirmation: other settings of the lost config are unknown, and the
 * rest of the container may be waiting to be removed.
 */
export function containerConfig(text: string | undefined, it: UnreadableConfig): Fix {
  const isDirectory = it.stat?.kind === 'directory';
  const possible = it.stat === undefined || (isDirectory && it.empty && it.stat?.uid === it.user.uid);
  if (text === undefined || it.linked || !possible)
    return manual(phrase`restore the config, or remove the rest of the container with lxc-destroy`);
  return {
    safety: 'unsafe',
    title: isDirectory
      ? phrase`replace the empty directory with a config for the existing rootfs, with the ranges and bridges granted to the user`
      : phrase`write a new config for the existing rootfs, with the ranges and bridges granted to the user`,
    actions: isDirectory ? [removed(it), written(text, it)] : [written(text, it)],
  };
}

const written = (text: string, { path, user }: UnreadableConfig): Action => ({
  do: 'write',
  by: user.name,
  path,
  before: null,
  after: text,
});

const removed = ({ path, user }: UnreadableConfig): Action => ({
  do: 'run',
  by: user.name,
  before: ['mkdir', path],
  after: ['rmdir', path],
});

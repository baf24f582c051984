import { phrase } from '../../base/phrase.ts';
import type { UnreadableConfig } from '../../facts/config/unreadable-config.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';

/** Writes the default.conf that is missing, as its user: it is what lxc-create begins with, and nothing else reads it. */
export const defaultConfig = (text: string, it: UnreadableConfig): Fix =>
  it.linked
    ? manual(phrase`correct the symbolic link ${it.path}, or remove it`)
    : {
        safety: 'safe',
        makesNew: true,
        title: phrase`write it, with the IDs granted to its user`,
        actions: [written(text, it)],
      };

/**
 * Writes a config for the rootfs that is there. Not without a person's word: what the lost one said besides is not
 * known, and what is left of a container may as well be there to be removed.
 */
export function containerConfig(text: string | undefined, it: UnreadableConfig): Fix {
  const isFolder = it.stat?.kind === 'directory';
  const possible = it.stat === undefined || (isFolder && it.empty && it.stat?.uid === it.user.uid);
  if (text === undefined || it.linked || !possible)
    return manual(phrase`restore the config, or remove the rest of the container with lxc-destroy`);
  const title = phrase`write a new one for the existing rootfs, with the IDs granted to its user`;
  return {
    safety: 'unsafe',
    title: isFolder ? phrase`remove the empty directory, and ${title}` : title,
    actions: isFolder ? [removed(it), written(text, it)] : [written(text, it)],
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

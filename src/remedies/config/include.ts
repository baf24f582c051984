import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { IncludedFile } from '../../facts/config/included-file.ts';
import type { Reinstall } from '../../facts/machine/package-manager.ts';
import { removeLine, replaceLine, replaceWords } from '../../fix/edit-lines.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { type Fix, manual } from '../../model/action.ts';
import { installing } from '../install/install-package.ts';
import { trailingComment } from '../trailing-comment.ts';

const person = manual(phrase`correct the path, or remove the line`);

/** A file that is not there: the one that was meant, that of its package, or none. `at` is narrowed to the path. */
export function repairMissingInclude(
  at: Line,
  own: boolean,
  meant: (words: string) => string | undefined,
  again: (path: string) => Reinstall | undefined,
  by: string,
): Fix {
  const words = at.text.slice((at.column ?? 1) - 1, (at.endColumn ?? 1) - 1);
  const { before: path = words, comment } = trailingComment(words) ?? {};
  const found = meant(path);
  if (own && found !== undefined)
    return {
      safety: 'safe',
      title: phrase`include ${found}`,
      actions: [
        comment === undefined
          ? replaceWords(at, found, by)
          : replaceLine(at, [comment, `${at.text.slice(0, (at.column ?? 1) - 1)}${found}`], by),
      ],
    };
  const held = ofLxc.test(path) ? again(path) : undefined;
  if (held)
    return {
      safety: 'safe',
      title: phrase`install the package ${held.package} again`,
      actions: [installing(held.command)],
    };
  return own ? without(at, by) : person;
}

/** The configs that come with LXC. Any other path is its user's, and does not say what root is to install again. */
const ofLxc = /^\/usr\/share\/lxc\/config\/[\w.-]+\.conf$/;

/** What the file would have set nobody knows. */
const without = (at: Line, by: string): Fix => ({
  safety: 'unsafe',
  title: phrase`make the line a comment: the container then does without what it includes`,
  actions: [replaceLine(at, [`# ${at.text.replace(/\r$/, '')}`], by)],
});

/** A file that includes itself once more gains nothing by it. */
export function breakIncludeLoop(at: Line, via: readonly Line[], file: IncludedFile, by: string): Fix {
  if (via.length === 0 || file.own)
    return {
      safety: 'safe',
      title: phrase`remove the line, which leads back to a file that is being read`,
      actions: [removeLine(at, by)],
    };
  const [own] = via;
  return own ? without(own, by) : person;
}

/** A file that is there, and that the user may not read. */
export function repairUnreadableInclude(path: string, { stat, own, ofRoot }: IncludedFile, by: string): Fix {
  if (stat?.kind !== 'file') return manual(phrase`remove the line, or let the user read it`);
  if (own) {
    const { mode } = stat;
    return {
      safety: 'safe',
      title: phrase`let its owner read it`,
      actions: [{ do: 'mode', by, path, before: mode, after: mode | 0o600 }],
    };
  }
  // The config names it: a person has to look at what it is.
  const command = ofRoot && by !== '' ? `, as root: ${shellWords(['setfacl', '-m', `u:${by}:r`, path])}` : '';
  return manual(phrase`remove the line, or let the user read it${command}`);
}

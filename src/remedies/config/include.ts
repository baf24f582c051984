import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { IncludedFile } from '../../facts/config/included-file.ts';
import type { Reinstall } from '../../facts/machine/package-manager.ts';
import { removeLine, replaceLine, replaceWords } from '../../fix/edit-lines.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { type Fix, manual } from '../../model/action.ts';
import { installing } from '../install/install-package.ts';
import { trailingComment } from '../trailing-comment.ts';

const byHand = manual(phrase`correct the path, or remove the line`);

/** For a missing file: includes the one that was meant, reinstalls its package, or comments the line out. `at`: the path. */
export function repairMissingInclude(
  at: Line,
  own: boolean,
  intended: (path: string) => string | undefined,
  reinstall: (path: string) => Reinstall | undefined,
  by: string,
): Fix {
  const words = at.text.slice((at.column ?? 1) - 1, (at.endColumn ?? 1) - 1);
  const { before: path = words, comment } = trailingComment(words) ?? {};
  const found = intended(path);
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
  const held = ofLxc.test(path) ? reinstall(path) : undefined;
  if (held)
    return {
      safety: 'safe',
      title: phrase`reinstall the package ${held.package}`,
      actions: [installing(held.command)],
    };
  return own ? commentedOut(at, by) : byHand;
}

/** The configs that come with LXC. Any other path is the user's choice, and must not decide what root reinstalls. */
const ofLxc = /^\/usr\/share\/lxc\/config\/[\w.-]+\.conf$/;

/** Unsafe, as it is unknown what the file would have set. */
const commentedOut = (at: Line, by: string): Fix => ({
  safety: 'unsafe',
  title: phrase`comment out the line: the container then lacks what it includes`,
  actions: [replaceLine(at, [`# ${at.text.replace(/\r$/, '')}`], by)],
});

/** Nothing is lost with a line by which a file includes itself. */
export function breakIncludeLoop(at: Line, via: readonly Line[], file: IncludedFile, by: string): Fix {
  if (via.length === 0 || file.own)
    return {
      safety: 'safe',
      title: phrase`remove the line that closes the loop`,
      actions: [removeLine(at, by)],
    };
  const [own] = via;
  return own ? commentedOut(own, by) : byHand;
}

/** For a file that the user has no permission to read. */
export function repairUnreadableInclude(path: string, { stat, own, ofRoot }: IncludedFile, by: string): Fix {
  if (stat?.kind !== 'file') return manual(phrase`remove the line, or grant the user read permission`);
  if (own) {
    const { mode } = stat;
    return {
      safety: 'safe',
      title: phrase`grant its owner read permission`,
      actions: [{ do: 'mode', by, path, before: mode, after: mode | 0o600 }],
    };
  }
  // Only by hand: the path is the user's choice, so root should look at the file first.
  if (!ofRoot || by === '') return manual(phrase`remove the line, or grant the user read permission`);
  const command = shellWords(['setfacl', '-m', `u:${by}:r`, path]);
  return manual(
    phrase`remove the line, or look at the file, and grant the user read permission as root`,
    command,
  );
}

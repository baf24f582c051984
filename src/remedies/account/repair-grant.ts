import { isNonEmpty } from '../../base/non-empty.ts';
import { list, phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { GrantFile } from '../../facts/account/subid-grants.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import { contains, end, type IdRange } from '../../lxc/idrange.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import { type Action, type Fix, root } from '../../model/action.ts';

/** The grant exists already, but with whitespace around it that makes the line invalid. */
export function trimGrantLines(lines: readonly Line[]): Fix | undefined {
  const actions = lines
    .filter(({ text }) => text !== text.trim() && /^\s*[^:\s]+:\d+:\d+\s*$/.test(text))
    .map((at) => replaceWords({ ...at, column: 1, endColumn: at.text.length + 1 }, at.text.trim(), root));
  return isNonEmpty(actions)
    ? { safety: 'safe', title: phrase`remove the whitespace around the line`, actions }
    : undefined;
}

/** Replaces the link with a copy. The administrator, who keeps the file elsewhere, must know that it no longer counts. */
export function replaceLinkedFiles(files: readonly GrantFile[]): Fix | undefined {
  const actions = files.flatMap(({ path, link }): Action[] => {
    if (link === undefined) return [];
    const real = link.startsWith('/') ? link : `/etc/${link}`;
    return [
      {
        do: 'run',
        by: root,
        before: ['ln', '-sfn', link, path],
        after: ['cp', '-p', '--remove-destination', real, path],
        done: ['test', '!', '-L', path],
      },
    ];
  });
  return isNonEmpty(actions)
    ? {
        safety: 'unsafe',
        title: phrase`replace the link with a copy of its target: later changes must be made in the copy`,
        actions,
      }
    : undefined;
}

/**
 * For an account that was renamed: the ranges that a rootfs was created with are still granted to a name that no account
 * has. They may as well be those of a user who left.
 */
export function takeOverGrants(
  name: string,
  missing: readonly ('u' | 'g')[],
  ranges: BothGrants<IdRange>,
  files: BothGrants<GrantFile>,
  orphaned: (grant: Grant) => boolean,
): Fix | undefined {
  const found = missing.map((type) =>
    files[type].all.find(
      (grant) =>
        contains(grant.range, ranges[type].start) && end(ranges[type]) <= end(grant.range) && orphaned(grant),
    ),
  );
  const grants = found.filter((grant) => grant !== undefined);
  const actions = grants.map((grant) => ownedBy(name, grant));
  if (!isNonEmpty(actions) || actions.length < missing.length) return undefined;
  const owners = list([...new Set(grants.map(({ owner }) => owner))]);
  return {
    safety: 'unsafe',
    title: phrase`transfer the IDs granted to ${owners} to ${name}: no such account exists, and an existing rootfs uses them`,
    actions,
  };
}

const ownedBy = (name: string, { owner, at }: Grant): Action =>
  replaceWords({ ...at, column: 1, endColumn: owner.length + 1 }, name, root);

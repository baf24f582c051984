import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { GrantFile } from '../../facts/account/subid-grants.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import { contains, end, type IdRange } from '../../lxc/idrange.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import { type Action, type Fix, root } from '../../model/action.ts';

/** What root meant to grant stands there already, with a blank or a carriage return too many. */
export function trimGrantLines(lines: readonly Line[]): Fix | undefined {
  const [first, ...others] = lines
    .filter(({ text }) => /^\s*[^:\s]+:\d+:\d+\s*$/.test(text))
    .map((at) => replaceWords({ ...at, column: 1, endColumn: at.text.length + 1 }, at.text.trim(), root));
  return (
    first && { safety: 'safe', title: phrase`remove the blanks from the line`, actions: [first, ...others] }
  );
}

/** A copy in the place of the link. Whoever keeps the file elsewhere has to know that it no longer counts. */
export function replaceLinkedFiles(files: readonly GrantFile[]): Fix | undefined {
  const [first, ...others] = files.flatMap(({ path, link }): Action[] => {
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
  return (
    first && {
      safety: 'unsafe',
      title: phrase`replace the link by a copy, where later changes must be made`,
      actions: [first, ...others],
    }
  );
}

/**
 * An account that was renamed: the ranges that the rootfs was made with are still granted to a name that nobody has.
 * They may as well be those of somebody who left.
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
  const [first, ...others] = found.flatMap((grant) => (grant ? [ownedBy(name, grant)] : []));
  if (!first || others.length + 1 < missing.length) return undefined;
  const was = [...new Set(found.map((grant) => grant?.owner))].join(' and ');
  return {
    safety: 'unsafe',
    title: phrase`give ${name} the range of ${was}, an unknown user, which an existing rootfs uses`,
    actions: [first, ...others],
  };
}

const ownedBy = (name: string, { owner, at }: Grant): Action =>
  replaceWords({ ...at, column: 1, endColumn: owner.length + 1 }, name, root);

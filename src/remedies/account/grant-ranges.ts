import type { LoginDefs } from '../../facts/account/login-defs.ts';
import type { MissingGrant } from '../../facts/account/missing-grants.ts';
import type { GrantFile } from '../../facts/account/subid-grants.ts';
import type { IdRange } from '../../lxc/idrange.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import type { Fix } from '../../model/action.ts';
import { allocateRange, allocateRanges, type MissingRange } from './allocate-range.ts';
import { replaceLinkedFiles, takeOverGrants, trimGrantLines } from './repair-grant.ts';

/** What is known about the host and the containers of the user. */
interface Circumstances {
  readonly files: BothGrants<GrantFile>;
  readonly loginDefs: LoginDefs;
  readonly isOrphaned: (grant: Grant) => boolean;
  /** The ranges that an existing rootfs was created with. */
  readonly existing: BothGrants<IdRange> | undefined;
}

/** Repairs a grant that was meant for the user; else grants what an existing rootfs needs, or a free range. */
export function grantRanges(
  lacking: MissingRange,
  faults: readonly MissingGrant[],
  { files, loginDefs, isOrphaned, existing }: Circumstances,
): Fix {
  const { name, missing } = lacking;
  const invalid = faults.flatMap((fault) => (fault.kind === 'invalid-line' ? [fault.at] : []));
  const repaired = replaceLinkedFiles(missing.map((type) => files[type])) ?? trimGrantLines(invalid);
  if (repaired) return repaired;
  const kept =
    missing.length === 2 && existing
      ? (takeOverGrants(name, missing, existing, files, isOrphaned) ??
        allocateRange(existing, lacking, files, loginDefs))
      : undefined;
  return kept ?? allocateRanges(lacking, files, loginDefs);
}

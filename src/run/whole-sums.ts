import { cksum as sumOfText } from '../base/cksum.ts';
import { hidesSecret } from '../base/withhold.ts';
import { applyEdits } from '../fix/apply-edits.ts';
import { isShown } from '../fix/is-shown.ts';
import { plan } from '../fix/plan.ts';
import type { Host } from '../host/host.ts';
import { queryKey, type RecordedAnswer, shownAs } from '../host/snapshot/answers.ts';
import type { Finding } from '../model/finding.ts';

type Texts = ReadonlyMap<string, string>;

/**
 * The checksums of the files that fixes edit, as they are and as each fix leaves them, for a script made from
 * a snapshot: the snapshot shows only part of a file, and a checksum of that would not match. Other files get
 * no checksum, as it discloses a little of what was left out; nor does one in which more than comments was
 * left out, as the missing text could be guessed until the checksum matches. `cksum`: of the host that has
 * the whole texts.
 */
export function wholeSums(
  findings: readonly Finding[],
  shown: Texts,
  whole: Texts,
  { cksum }: Pick<Host, 'cksum'>,
): Map<string, RecordedAnswer> {
  const sums = new Map<string, RecordedAnswer>();
  const note = (path: string, [part, all]: Both) => {
    if (hidesSecret(path, all)) return;
    const sum = cksum(path, all);
    if (sum !== sumOfText(part))
      sums.set(queryKey('cksum', shownAs(path, part)), { is: 'there', value: sum });
  };
  for (const grades of [['safe'], ['safe', 'unsafe']]) {
    const steps = plan(findings, (fix) => grades.includes(fix.safety) && isShown(fix));
    const now = new Map<string, Both>();
    for (const change of steps.flatMap(({ changes }) => changes)) {
      if (change.do !== 'edits') continue;
      const { path, edits } = change;
      const before = now.get(path) ?? ([shown.get(path) ?? '', whole.get(path) ?? ''] as const);
      const after = [applyEdits(before[0], edits), applyEdits(before[1], edits)] as const;
      note(path, before);
      note(path, after);
      now.set(path, after);
    }
  }
  return sums;
}

/** A file's text in a snapshot, and the whole text. */
type Both = readonly [shown: string, whole: string];

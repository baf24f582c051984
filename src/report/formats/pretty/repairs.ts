import { render } from '../../../base/locale.ts';
import { type Count, count, type Phrase, phrase } from '../../../base/phrase.ts';
import { briefly } from '../../../base/printable.ts';
import { leftForOne } from '../../repair.ts';
import type { RepairedReport, RepairReport } from '../../repair-report.ts';
import type { Report } from '../../report.ts';
import type { RenderOptions } from '../format.ts';
import { fixText } from './fix.ts';
import { hanging } from './hanging.ts';
import { headline } from './headline.ts';
import { subjectsHeading } from './subjects.ts';

const labels = {
  done: ['green', phrase`fixed`],
  refused: ['red', phrase`refused`],
  failed: ['red', phrase`failed`],
  planned: ['cyan', phrase`planned`],
} as const;

/** The applied fixes, each with the problem that it fixed and, where there are several containers, with whose that was. */
export function repairLines(
  { fixes }: RepairReport,
  { containers }: Pick<Report, 'containers'>,
  options: RenderOptions,
): string[] {
  if (fixes.length === 0) return [render(phrase`nothing to fix`, options.locale)];
  const isOneOfMany = containers.length > 1;
  return fixes.flatMap((each, index) => [
    ...(index > 0 ? [''] : []),
    ...repaired(each, isOneOfMany, options),
  ]);
}

function repaired(
  { finding, status, reason }: RepairedReport,
  isOneOfMany: boolean,
  options: RenderOptions,
): string[] {
  const [color, label] = labels[status];
  const { paint, locale, width } = options;
  return [
    ...headline(finding, paint[color](render(label, locale).padEnd(8)), options),
    ...(isOneOfMany ? hanging('', render(subjectsHeading([finding.subject]), locale), width) : []),
    // Without the evidence above it, an edit names its file.
    ...fixText({ ...finding, evidence: [] }, options),
    ...(reason === undefined ? [] : hanging(render(phrase`reason`, locale), briefly(reason), width)),
  ];
}

/** How to revert them, and what is left for whom. */
export function nextLines({ undo, next, left }: RepairReport): Phrase[] {
  const { asRoot, asRootHere, unsafe, forOne } = next;
  return [
    ...(undo === null ? [] : [phrase`Run \`lxc-lint undo ${undo}\` to revert this.`]),
    ...forRoot(left, { asRoot, asRootHere }),
    // Safe ones first: they may leave nothing to confirm.
    ...(left.forOne > 0 && forOne !== null ? [leftForOne(left.forOne, forOne)] : []),
    ...(left.unsafe > 0 && unsafe !== null
      ? [phrase`${needing(left.unsafe)} your confirmation: ${unsafe}`]
      : []),
    ...(left.manual > 0 ? [phrase`${byHand(left.manual)}`] : []),
  ];
}

/** One command: the one for this very shell does all that the other does. */
function forRoot(
  left: RepairReport['left'],
  { asRoot, asRootHere }: Pick<RepairReport['next'], 'asRoot' | 'asRootHere'>,
): Phrase[] {
  if (left.asRootHere > 0 && asRootHere !== null)
    return [phrase`${needing(left.asRoot + left.asRootHere)} root, from this very shell: ${asRootHere}`];
  return left.asRoot > 0 && asRoot !== null ? [phrase`${needing(left.asRoot)} root: ${asRoot}`] : [];
}

const needing = (fixes: number): Count => count(fixes, phrase`1 fix needs`, phrase`${fixes} fixes need`);

const byHand = (problems: number): Count =>
  count(
    problems,
    phrase`1 problem must be fixed by hand.`,
    phrase`${problems} problems must be fixed by hand.`,
  );

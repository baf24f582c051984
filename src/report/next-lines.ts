import { type Count, count, type Phrase, phrase } from '../base/phrase.ts';
import { leftForOne } from './repair.ts';
import type { RepairReport } from './repair-report.ts';

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

import { briefly } from '../../../base/printable.ts';
import { leftForOne } from '../../repair.ts';
import type { RepairedReport, RepairReport } from '../../report.ts';
import type { RenderOptions } from '../format.ts';
import { fixText } from './fix.ts';
import { hanging } from './hanging.ts';
import { headline } from './headline.ts';

const labels = {
  done: ['green', 'mended'],
  refused: ['red', 'refused'],
  failed: ['red', 'failed'],
  planned: ['cyan', 'planned'],
} as const;

/** What was done, each with what was wrong before. */
export function repairLines({ fixes }: RepairReport, look: RenderOptions): string[] {
  if (fixes.length === 0) return ['nothing to mend'];
  return fixes.flatMap((each, index) => [...(index > 0 ? [''] : []), ...mended(each, look)]);
}

function mended({ finding, status, reason }: RepairedReport, look: RenderOptions): string[] {
  const [color, label] = labels[status];
  return [
    ...headline(finding, look.paint[color](label.padEnd(8)), look),
    ...fixText(finding, look),
    ...(reason === undefined ? [] : hanging('because', briefly(reason), look.width)),
  ];
}

/** How it is taken back, and what is left for whom. */
export function nextLines({ undo, next }: RepairReport, left: Left): string[] {
  return [
    ...(undo === null ? [] : [`\`lxc-lint undo ${undo}\` takes it back.`]),
    ...(left.asRoot > 0 && next.asRoot !== null ? [`${fixes(left.asRoot)} root: ${next.asRoot}`] : []),
    ...(left.asRootHere > 0 && next.asRootHere !== null
      ? [`${fixes(left.asRootHere)} root, who does not see this shell: ${next.asRootHere}`]
      : []),
    ...(left.unsafe > 0 && next.unsafe !== null ? [`${fixes(left.unsafe)} your word: ${next.unsafe}`] : []),
    ...(left.forOne > 0 && next.forOne !== null ? [leftForOne(left.forOne, next.forOne)] : []),
    ...(left.manual > 0 ? [`${left.manual} ${left.manual === 1 ? 'is' : 'are'} for you to mend.`] : []),
  ];
}

/** How many fixes are left for root, for a person's word, and for a person's own hands. */
export interface Left {
  readonly asRoot: number;
  readonly asRootHere: number;
  readonly unsafe: number;
  readonly forOne: number;
  readonly manual: number;
}

const fixes = (count: number): string => (count === 1 ? '1 fix needs' : `${count} fixes need`);

import type { Action, EditLines, Fix } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import { compareStages } from '../model/stage.ts';

/** One fix, applied as a whole or not at all. */
export interface PlannedFix {
  readonly finding: Finding;
  readonly changes: readonly Change[];
}

/**
 * What is applied atomically: an action, or all the edits of a fix in one file, so that it is never half
 * edited.
 */
export type Change = Exclude<Action, EditLines> | Edits;

export interface Edits {
  readonly do: 'edits';
  readonly by: string;
  readonly path: string;
  /** Line numbers refer to the file after the steps before. */
  readonly edits: readonly [EditLines, ...EditLines[]];
}

/**
 * The fixes of one pass, in the order of LXC's own stages. Of two fixes that touch the same thing the first
 * is applied, and the other waits until the machine has been checked again.
 */
export function plan(
  findings: readonly Finding[],
  wanted: (fix: Fix, finding: Finding) => boolean,
): PlannedFix[] {
  const inOrder = findings
    .filter((finding) => wanted(finding.fix, finding))
    .sort((a, b) => compareStages(a.stage, b.stage));
  const taken: Action[] = [];
  const steps: PlannedFix[] = [];
  for (const finding of inOrder) {
    const actions = finding.fix.safety === 'manual' ? [] : finding.fix.actions;
    if (actions.length === 0 || actions.some((action) => taken.some((other) => collide(other, action))))
      continue;
    steps.push({ finding, changes: changesOf(actions, taken) });
    taken.push(...actions);
  }
  return steps;
}

/** Only disjoint lines, and entries of an access control list for two IDs, can be changed independently. */
function collide(a: Action, b: Action): boolean {
  if (a.do === 'run' || b.do === 'run') return a.do === 'run' && b.do === 'run' && program(a) === program(b);
  if (a.path !== b.path) return false;
  if (a.do === 'acl' && b.do === 'acl') return a.entry === b.entry;
  return !(a.do === 'edit' && b.do === 'edit') || (a.line <= last(b) && b.line <= last(a));
}

/** Two commands of one program may compete for the same thing, such as the next free range of IDs. */
const program = ({ after: [name] }: Extract<Action, { do: 'run' }>): string => name;

/** An insertion takes up no line, but collides at the line that it shifts. */
const last = ({ line, before }: EditLines): number => line + Math.max(before.length, 1) - 1;

/**
 * The edits of each file as one change, at the position of the first, shifted by the lines that earlier steps
 * add.
 */
function changesOf(actions: readonly Action[], earlier: readonly Action[]): Change[] {
  const edits = actions.filter((action) => action.do === 'edit');
  return actions.flatMap((action): Change[] => {
    if (action.do !== 'edit') return [action];
    const [first, ...others] = edits
      .filter(({ path }) => path === action.path)
      .map((edit) => moved(edit, earlier));
    if (first === undefined || edits.find(({ path }) => path === action.path) !== action) return [];
    return [{ do: 'edits', by: action.by, path: action.path, edits: [first, ...others] }];
  });
}

function moved(edit: EditLines, earlier: readonly Action[]): EditLines {
  const above = earlier.filter(
    (other): other is EditLines => other.do === 'edit' && other.path === edit.path && other.line < edit.line,
  );
  const lines = above.reduce((sum, { before, after }) => sum + after.length - before.length, 0);
  return lines === 0 ? edit : { ...edit, line: edit.line + lines };
}

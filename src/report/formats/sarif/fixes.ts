import { undecoded } from '../../../base/bytes.ts';
import type { Action, EditLines } from '../../../model/action.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { Report } from '../../report.ts';
import type { Judged } from '../format.ts';
import { oneLine } from '../words.ts';
import { artifact } from './locations.ts';

/** A fix of edits alone. GitHub refuses the whole file for a fix without any, so other kinds of fixes are not among them. */
export function fixes({ fix }: FindingReport, report: Report, options: Judged) {
  const edits = fix.actions.filter(isEdit);
  if (edits.length === 0 || edits.length < fix.actions.length) return {};
  const artifactChanges = edits.map((edit) => ({
    artifactLocation: artifact(edit.path, report, options),
    replacements: [replacement(edit)],
  }));
  return { fixes: [{ description: { text: oneLine(fix.title) }, artifactChanges }] };
}

/** Of text that JSON takes as it is, and that is not shortened: an edit that is not exact would do harm. */
const isEdit = (action: Action): action is EditLines =>
  action.do === 'edit' && action.after.every((each) => each.length < longest && !undecoded.test(each));

/** Characters; see `escapedJson`. */
const longest = 1024;

/** Whole lines with their ends; nothing is deleted where lines are only added. */
const replacement = ({ line, before, after }: EditLines) => ({
  deletedRegion: { startLine: line, startColumn: 1, endLine: line + before.length, endColumn: 1 },
  insertedContent: { text: after.map((each) => `${each}\n`).join('') },
});

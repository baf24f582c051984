import type { Colors } from 'picocolors/types.js';
import { briefly } from '../../../base/printable.ts';
import { diff } from '../../../fix/render/shell-command.ts';
import type { Action } from '../../../model/action.ts';
import type { FindingReport } from '../../report.ts';
import type { RenderOptions } from '../format.ts';
import { folded, hanging } from './hanging.ts';

/** What puts it right: in words, then as a diff or commands. */
export function fixText(
  { fix, evidence }: Pick<FindingReport, 'fix' | 'evidence'>,
  { paint, width }: RenderOptions,
): string[] {
  const root = fix.needsRoot ? ', as root' : '';
  const shown = fix.actions.flatMap((action, index) => [
    ...fileHeading(action, fix.actions[index - 1], evidence[0]?.path),
    ...shortened(diff(action)),
  ]);
  const lines = shown.flatMap((line) =>
    rows(briefly(line), width).map((row) => `      ${tinted(row, paint)}`),
  );
  return [...hanging('fix', `(${fix.safety}${root}) ${briefly(fix.title)}`, width), ...lines];
}

/** What can only be a command or a setting stays in one line, to be copied. */
const rows = (line: string, width: number): string[] =>
  /^[\x20-\x7e]*$/.test(line) ? [line] : folded(line, width - 6);

/** Lines. Nobody reads a script in a report; a preview has all of it. */
const readable = 14;

const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= readable
    ? lines
    : [
        ...lines.slice(0, readable - 6),
        `… and ${lines.length - readable + 6} more lines: --fix --dry-run shows them`,
      ];

/** The file that an edit is in, unless that was named just before. */
function fileHeading(action: Action, previous: Action | undefined, framed: string | undefined): string[] {
  const named = previous?.do === 'edit' ? previous.path : framed;
  return action.do === 'edit' && action.path !== named ? [`${action.path}:${action.line}`] : [];
}

function tinted(line: string, paint: Colors): string {
  if (line.startsWith('+ ')) return paint.green(line);
  return line.startsWith('- ') ? paint.red(line) : line;
}

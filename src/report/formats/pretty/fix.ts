import type { Colors } from 'picocolors/types.js';
import { render } from '../../../base/locale.ts';
import { type Phrase, phrase } from '../../../base/phrase.ts';
import { briefly } from '../../../base/printable.ts';
import { prompted } from '../../../fix/render/shell-command.ts';
import type { Safety } from '../../../model/action.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { RenderOptions } from '../format.ts';
import { fixSteps } from './fix-steps.ts';
import { folded, hanging } from './hanging.ts';

/** The fix in words, then as a diff or commands. */
export function fixText(finding: Pick<FindingReport, 'fix' | 'evidence'>, options: RenderOptions): string[] {
  const { paint, width, locale } = options;
  const { fix } = finding;
  // A command of an action is part of it; a person's is all that there is.
  const pasted = fix.safety === 'manual' ? fix.commands.flatMap(prompted) : [];
  const lines = [...pasted, ...fixSteps(finding, options)].flatMap((line) =>
    rows(briefly(line), width).map((row) => `      ${tinted(row, paint)}`),
  );
  const grade = fix.needsRoot ? phrase`(${grades[fix.safety]}, as root)` : phrase`(${grades[fix.safety]})`;
  const words = `${render(grade, locale)} ${briefly(fix.title)}`;
  return [...hanging(render(phrase`fix`, locale), words, width), ...lines];
}

const grades: Readonly<Record<Safety, Phrase>> = {
  safe: phrase`safe`,
  unsafe: phrase`unsafe`,
  manual: phrase`manual`,
};

/** A command stays on one line, so that it can be copied. */
const rows = (line: string, width: number): string[] =>
  /^[\x20-\x7e]*$/.test(line) ? [line] : folded(line, width - 6);

function tinted(line: string, paint: Colors): string {
  if (line.startsWith('+ ')) return paint.green(line);
  return line.startsWith('- ') ? paint.red(line) : line;
}

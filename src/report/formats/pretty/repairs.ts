import { render } from '../../../base/locale.ts';
import { phrase } from '../../../base/phrase.ts';
import { briefly } from '../../../base/printable.ts';
import type { RepairedReport, RepairReport } from '../../repair-report.ts';
import type { Report } from '../../report.ts';
import { subjectsHeading } from '../../subjects-heading.ts';
import type { RenderOptions } from '../format.ts';
import { fixText } from './fix.ts';
import { hanging } from './hanging.ts';
import { headline } from './headline.ts';

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

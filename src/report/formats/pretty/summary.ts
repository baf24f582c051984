import { render } from '../../../base/locale.ts';
import { count, list, type Phrase, phrase } from '../../../base/phrase.ts';
import { printable } from '../../../base/printable.ts';
import { wrap } from '../../../base/wrap.ts';
import type { Severity } from '../../../model/severity.ts';
import { nextLines } from '../../next-lines.ts';
import type { Report, Summary } from '../../report.ts';
import type { ReportOptions } from '../format.ts';
import { howFar } from './how-far.ts';
import { nextStep } from './next-step.ts';

/** `2 errors and 1 warning; 2 safe fixes available (1 needs root); 18 checks run, 3 skipped until the errors above are fixed; 41 ms` */
export function summaryLines(report: Report, { paint, width, locale, severity }: ReportOptions): string[] {
  const { summary, run } = report;
  const parts = [
    found(summary),
    ...hidden(summary, severity),
    ...(summary.suppressed > 0 ? [phrase`${summary.suppressed} suppressed`] : []),
    ...fixes(summary),
    ...checks(summary),
    phrase`${run.durationMs} ms`,
  ];
  const isAny = summary.errors + summary.warnings + summary.infos > 0;
  const next = [
    ...howFar(report),
    ...(isAny ? [phrase`\`lxc-lint explain RULE\` explains a rule.`] : []),
    ...(report.repair ? nextLines(report.repair) : fixLines(report)),
    ...nextStep(report),
  ];
  const line = parts.map((part) => render(part, locale)).join('; ');
  return [...wrap(line, width), ...next.map((each) => paint.dim(printable(render(each, locale))))];
}

/** The counts alone, where there is no container to give a verdict on. */
export const countsOnly = ({ summary }: Report, { width, locale }: ReportOptions): string[] =>
  wrap(render(found(summary), locale), width);

/** Findings that were not asked to be shown. */
function hidden({ warnings, infos }: Summary, least: Severity): Phrase[] {
  const number = { error: warnings + infos, warning: infos, info: 0 }[least];
  return number > 0 ? [phrase`${number} not shown`] : [];
}

function found({ errors, warnings, infos, suppressed }: Summary): Phrase {
  const counts = [
    ...(errors > 0 ? [phrase`${count(errors, phrase`1 error`, phrase`${errors} errors`)}`] : []),
    ...(warnings > 0 ? [phrase`${count(warnings, phrase`1 warning`, phrase`${warnings} warnings`)}`] : []),
    ...(infos > 0 ? [phrase`${count(infos, phrase`1 info`, phrase`${infos} infos`)}`] : []),
  ];
  if (counts.length > 0) return phrase`${list(counts)}`;
  return suppressed > 0 ? phrase`no other problems found` : phrase`no problems found`;
}

function fixes({ fixable, fixableUnsafe, needRoot }: Summary): Phrase[] {
  const safe = count(fixable, phrase`1 safe fix available`, phrase`${fixable} safe fixes available`);
  const root = count(needRoot, phrase`1 needs root`, phrase`${needRoot} need root`);
  const unsafe = count(
    fixableUnsafe,
    phrase`1 unsafe fix available`,
    phrase`${fixableUnsafe} unsafe fixes available`,
  );
  return [
    ...(fixable > 0 ? [needRoot > 0 ? phrase`${safe} (${root})` : phrase`${safe}`] : []),
    ...(fixableUnsafe > 0 ? [phrase`${unsafe}`] : []),
  ];
}

function checks({ errors, passed, failed, blocked, unknown }: Summary): Phrase[] {
  const run = count(passed + failed, phrase`1 check run`, phrase`${passed + failed} checks run`);
  const skipped =
    errors > 0 ? phrase`${blocked} skipped until the errors above are fixed` : phrase`${blocked} skipped`;
  return [
    ...(passed + failed > 0 ? [phrase`${run}`] : []),
    ...(blocked > 0 ? [skipped] : []),
    ...(unknown > 0 ? [phrase`${unknown} could not run`] : []),
  ];
}

function fixLines({ summary, commands }: Report): Phrase[] {
  const { fixable, fixableUnsafe, needRoot } = summary;
  if (!commands) return [];
  if (fixable === 0)
    return fixableUnsafe === 0 ? [] : [phrase`Run \`${commands.preview}\` to preview the unsafe fixes.`];
  const fix = fixable > needRoot ? commands.fix : (commands.asRoot ?? commands.fix);
  return [phrase`Run \`${fix}\` to apply the safe fixes, or add --dry-run to preview them.`];
}

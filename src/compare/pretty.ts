import { render } from '../base/locale.ts';
import { type Phrase, phrase } from '../base/phrase.ts';
import type { ComparedFinding, ComparisonReport, VerdictChange } from '../report/comparison-report.ts';
import type { RenderOptions } from '../report/formats/format.ts';
import { differenceLines } from '../report/formats/pretty/differences.ts';
import { folded } from '../report/formats/pretty/hanging.ts';
import { headline } from '../report/formats/pretty/headline.ts';
import { someOf } from '../report/some-of.ts';

/** For people: verdicts, findings and things that differ. */
export function pretty(comparison: ComparisonReport, options: RenderOptions): string {
  const { verdicts, findings, differences, of } = comparison;
  const blocks = [
    verdicts.flatMap((each) => folded(render(verdictWords(each), options.locale), options.width)),
    section(findings.new, phrase`new:`, options),
    section(findings.gone, phrase`not reported any more:`, options),
    differences.length === 0
      ? []
      : [render(phrase`these differ:`, options.locale), '', ...differenceLines(differences, options)],
  ].filter((rows) => rows.length > 0);
  if (blocks.length === 0) return `${render(nothing[of], options.locale)}\n`;
  return blocks.map((rows) => `${rows.join('\n')}\n`).join('\n');
}

const nothing = {
  snapshots: phrase`nothing differs but what changes from one look to the next`,
  reports: phrase`nothing differs`,
} as const;

function section(findings: readonly ComparedFinding[], title: Phrase, options: RenderOptions): string[] {
  if (findings.length === 0) return [];
  const rows = findings.flatMap((each) => headline(each, labels[each.severity].padEnd(8), options));
  return [render(title, options.locale), '', ...rows];
}

const labels = { error: 'error', warning: 'warning', info: 'info' } as const;

function verdictWords({ user, name, before, after }: VerdictChange): Phrase {
  const [container, owner] = [someOf([name]), someOf([user])];
  if (before === null) return phrase`${container} of ${owner} is new: ${after ?? ''}`;
  if (after === null) return phrase`${container} of ${owner} is not listed any more`;
  return phrase`${container} of ${owner}: ${before} → ${after}`;
}

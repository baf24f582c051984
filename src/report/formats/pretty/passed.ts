import { groupBy } from '../../../base/grouped.ts';
import { render } from '../../../base/locale.ts';
import { phrase } from '../../../base/phrase.ts';
import { wrap } from '../../../base/wrap.ts';
import { compareStages } from '../../../model/stage.ts';
import type { Report } from '../../report.ts';
import type { RenderOptions } from '../format.ts';

/** The rules that hold for everything they were applied to, by stage. */
export function passedLines({ outcomes, rules }: Report, { paint, width, locale }: RenderOptions): string[] {
  const having = (...states: string[]) =>
    new Set(outcomes.filter(({ status }) => states.includes(status)).map(({ rule }) => rule));
  const [passed, others] = [having('pass'), having('fail', 'unknown', 'blocked')];
  const held = rules.filter(({ id }) => passed.has(id) && !others.has(id));
  const stages = [...groupBy(held, ({ stage }) => stage)].sort(([a], [b]) => compareStages(a, b));
  const label = render(phrase`passed`, locale).padEnd(7);
  return stages.flatMap(([stage, all], index) =>
    wrap(all.map(({ id }) => id).join(', '), width - 22).map((row, turn) => {
      const first = index === 0 && turn === 0 ? label : ' '.repeat(label.length);
      return `  ${paint.green(first)}  ${(turn === 0 ? stage : '').padEnd(9)}  ${row}`;
    }),
  );
}

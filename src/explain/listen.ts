import { attempts } from './attempts.ts';
import type { Catalogue } from './catalogue.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { type Pasted, pasted } from './pasted/pasted.ts';
import { type Reading, reader } from './read.ts';

/** What the last attempt of a text tells. */
export interface Heard {
  readonly diagnosis: Diagnosis;
  readonly readings: readonly Reading[];
  /** Attempts before it. */
  readonly earlier: number;
  /** What else it shows of the machine. */
  readonly pasted: Pasted;
}

/** Takes the lines of a text, of any length, and has understood them at its end. */
export function listen(catalogue: Catalogue) {
  const sorted = attempts();
  const shown = pasted();
  const lines = reader(catalogue, sorted.take, shown.line);
  return {
    line: lines.line,
    end(): Heard {
      lines.end();
      const { attempt, earlier } = sorted.all();
      return { diagnosis: diagnose(attempt), readings: attempt.readings, earlier, pasted: shown.end() };
    },
  };
}

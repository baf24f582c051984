import { attempts } from './attempts.ts';
import type { Catalogue } from './catalogue.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { type Reading, reader } from './read.ts';

/** What the last attempt of a text tells. */
export interface Heard {
  readonly diagnosis: Diagnosis;
  readonly readings: readonly Reading[];
  /** Attempts before it. */
  readonly earlier: number;
}

/** Takes the lines of a text, of any length, and has understood them at its end. */
export function listen(catalogue: Catalogue) {
  const sorted = attempts();
  const lines = reader(catalogue, sorted.take);
  return {
    line: lines.line,
    end(): Heard {
      lines.end();
      const { attempt, earlier } = sorted.all();
      return { diagnosis: diagnose(attempt), readings: attempt.readings, earlier };
    },
  };
}

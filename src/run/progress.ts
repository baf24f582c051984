import { render } from '../base/locale.ts';
import { phrase } from '../base/phrase.ts';
import type { ContainerVerdict } from '../engine/verdict.ts';
import type { Io } from './io.ts';

/** Told of each container as soon as its verdict is known. */
export type Watch = (container: ContainerVerdict) => void;

/**
 * Shows on a terminal how far a look has come that takes its time, and takes that away again. `clock`: in milliseconds;
 * if it jumps, a line comes too early or too late. Node would take 3 ms to load `performance`.
 */
export function withProgress<T>(
  io: Pick<Io, 'status'>,
  look: (watch: Watch) => T,
  clock: () => number = Date.now,
): T {
  let [looked, failing] = [0, 0];
  let next = clock() + patienceMs;
  const watch: Watch = ({ verdict }) => {
    looked += 1;
    if (verdict.is === 'fails') failing += 1;
    const now = clock();
    if (now < next) return;
    next = now + everyMs;
    io.status(render(phrase`containers looked at: ${looked}; will not start: ${failing}`));
  };
  try {
    return look(watch);
  } finally {
    io.status('');
  }
}

/** Nobody reads what is gone in a moment. */
const [patienceMs, everyMs] = [700, 100];

import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import type { Color, ListFormat } from '../run/options.ts';
import { paintFor } from '../run/publish.ts';
import { say } from '../run/say.ts';

interface Entry {
  readonly id: string;
  readonly stage: string;
  readonly title: string;
}

/** Prints a list of rules or causes, one a line. */
export function listed(
  all: readonly Entry[],
  { format, color }: { readonly format: ListFormat; readonly color: Color },
  io: Io,
): Exit {
  if (format === 'json') {
    io.out(`${JSON.stringify(all, null, 2)}\n`);
    return exit.clean;
  }
  const paint = paintFor(color, io);
  const width = Math.max(...all.map(({ id }) => id.length));
  for (const { id, stage, title } of all)
    say(`${paint.dim(stage.padEnd(9))} ${paint.bold(id.padEnd(width))}  ${title}\n`, io);
  return exit.clean;
}

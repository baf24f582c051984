import pico from 'picocolors';
import { printable } from '../base/printable.ts';
import type { RunOptions } from '../report/formats/format.ts';
import { type Format, formatEntry } from '../report/formats/index.ts';
import { pluginExit, pluginState } from '../report/formats/plugin-state.ts';
import type { Report } from '../report/report.ts';
import { type Exit, exit } from './exit-codes.ts';
import type { Io } from './io.ts';
import { UsageError } from './options.ts';
import { isPlugin, type Outputs, type ReportFile } from './outputs.ts';
import { say } from './say.ts';

type Delivered = RunOptions & { readonly exitCode: Exit };

/**
 * Writes a report to its files, then to standard output, and says how the program ends: a good result that got lost on its way
 * is none.
 */
export async function deliver(report: Report, options: Outputs, run: Delivered, io: Io): Promise<Exit> {
  const { format, files } = options;
  let isLost = false;
  for (const file of files) if (!(await write(file, report, run, io))) isLost = true;
  const exitCode = isLost && run.exitCode === exit.clean ? exit.unknown : run.exitCode;
  if (format !== undefined) await print(format, report, { ...run, exitCode }, io);
  return isPlugin(options) ? pluginExit[pluginState(report, { ...run, exitCode })] : exitCode;
}

async function print(format: Format, report: Report, run: Delivered, io: Io): Promise<void> {
  if (format === 'json') {
    const { jsonParts } = await import('../report/formats/json.ts');
    for (const part of jsonParts(report)) io.out(part);
    return;
  }
  const text = await rendered(format, report, run);
  if (format === 'pretty') say(text, io);
  else io.out(text);
}

/** Columns of a text for people in a file. */
const fileWidth = 80;

/** Whether it was written; says why not. */
async function write({ format, path }: ReportFile, report: Report, run: Delivered, io: Io): Promise<boolean> {
  const plain = { ...run, paint: pico.createColors(false), width: fileWidth };
  try {
    io.write(path, await rendered(format, report, plain), formatEntry(format).mode);
    return true;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`lxc-lint: ${printable(error.message)}\n`);
    return false;
  }
}

const rendered = async (format: Format, report: Report, run: RunOptions): Promise<string> =>
  (await formatEntry(format).load())(report, run);

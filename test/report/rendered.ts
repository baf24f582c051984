import pico from 'picocolors';
import { type Format, formatEntry } from '../../src/report/formats/index.ts';
import type { Report } from '../../src/report/report.ts';

/** The report in a format, as a run prints it that ended with 1 in a directory of the user. */
export const rendered = async (format: Format, report: Report, failOn: 'error' | 'none' = 'error') =>
  (await formatEntry(format).load())(report, {
    paint: pico.createColors(false),
    width: 80,
    detail: 'usual',
    severity: 'info',
    failOn,
    exitCode: failOn === 'none' ? 0 : 1,
    cwd: '/home/lxcuser-test/.local/share/lxc/web',
  });

/** Where the output of each format for the fixed report is kept. */
export const snapshotOf = (format: Format): string => `test/report/snapshots/${format}.txt`;

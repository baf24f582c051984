import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatNames } from '../../../src/report/formats/index.ts';
import { fixedReport, healthyReport } from '../../report/fixed-report.ts';
import { rendered } from '../../report/rendered.ts';
import { snapshotWith, warned } from '../../support/machine.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Has real programs read what each format makes of two reports, in a throwaway host, and comes back with the exit code. */
export async function consumers(): Promise<number> {
  const tree = execFileSync(path('tree'), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  const out = mkdtempSync(join(tmpdir(), 'lxc-lint-consumers-'));
  try {
    for (const format of formatNames) {
      writeFileSync(join(out, `hostile.${format}`), await rendered(format, fixedReport));
      writeFileSync(join(out, `healthy.${format}`), await rendered(format, healthyReport, 'none'));
    }
    writeFileSync(join(out, 'warned.txt'), snapshotWith(warned));
    const env = {
      ...process.env,
      LAB_ROOT: tree,
      LAB_SHARE: path('../../..'),
      LAB_OUT: out,
      LAB_WAIT: '180',
    };
    const { status } = spawnSync(path('../host'), [path('read')], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return status ?? 1;
  } finally {
    rmSync(out, { recursive: true });
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cksum } from '../../src/base/cksum.ts';
import { phrase } from '../../src/base/phrase.ts';
import { plan } from '../../src/fix/plan.ts';
import { script } from '../../src/fix/render/script.ts';
import type { Fix } from '../../src/model/action.ts';

/** The script that makes this fix, after a look that saw these texts. */
export const scriptOf = (fix: Fix, texts: Readonly<Record<string, string>>): string =>
  script(
    plan(
      [
        {
          rule: 'r',
          stage: 'config',
          subject: { kind: 'machine' },
          fingerprint: '',
          kind: 'some',
          severity: 'warning',
          message: phrase`what's wrong
or $(not)`,
          evidence: [{ at: { path: '/f' }, note: phrase`` }],
          fix,
        },
      ],
      () => true,
    ),
    (path) => texts[path],
    { tool: 'lxc-lint', host: 'here', at: 'now' },
    (_path, text) => cksum(text),
  );

/** A test in a folder that is gone when it is over. */
export const inFolder = (act: (folder: string) => void) => () => {
  const folder = mkdtempSync(join(tmpdir(), 'lxc-lint-script-'));
  try {
    act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

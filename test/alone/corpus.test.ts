import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cases } from '../support/corpus.ts';
import { run } from '../support/fixture.ts';

// Files on their own are accepted and refused as liblxc did. The reader alone is asked of all nine releases, and of includes that
// are written with a mark, in test/config/agreement.test.ts.

const folder = fileURLToPath(new URL('../corpus', import.meta.url));
const rulesOfReading = ['config-syntax', 'config-include', 'legacy-keys'];
const all = cases().filter(({ name }) => !textOf(name).includes('@INC@'));
const configs = all.map(({ name }) => `/cases/${name}.conf`);

function textOf(name: string): string {
  const file = `test/corpus/cases/${name}.conf`;
  return existsSync(file) ? readFileSync(file, 'latin1') : '@INC@';
}

for (const version of ['1.0.11', '2.1.1', '5.0.2', '7.0.0'])
  test(`what liblxc ${version} rejects has an error, and nothing else has`, async () => {
    const root = ['--root', folder, '--lxc-version', version, '--format', 'json'];
    const { out, err } = await run([...root, '--config', ...configs], { glob: async (name) => [name] });
    assert.is(err, '');
    const { findings, outcomes } = JSON.parse(out);
    const refused = new Set(findings.filter(isRefusal).map(({ subject }: Told) => subject.name));
    const unknown = new Set(outcomes.filter(isUnknown).map(({ subject }: Told) => subject.name));
    for (const { name, verdicts } of all) {
      const path = `/cases/${name}.conf`;
      if (!unknown.has(path)) assert.is(refused.has(path) ? 'REJ' : 'ok', verdicts.get(version), path);
    }
    // These name a file of another machine.
    assert.ok(
      [...unknown].every((path) => String(path).startsWith('/cases/inc-missing')),
      `${[...unknown]}`,
    );
  });

interface Told {
  readonly rule: string;
  readonly severity?: string;
  readonly status?: string;
  readonly subject: { readonly name: string };
}

const isRefusal = ({ rule, severity }: Told): boolean =>
  severity === 'error' && rulesOfReading.includes(rule);

const isUnknown = ({ status }: Told): boolean => status === 'unknown';

test.run();

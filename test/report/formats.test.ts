import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatNames } from '../../src/report/formats/index.ts';
import { escapedJson, jsonParts } from '../../src/report/formats/json.ts';
import type { Report } from '../../src/report/report.ts';
import { spoilt, textsIn } from '../support/spoilt.ts';
import { assertValidReport } from '../support/valid-report.ts';
import { fixedReport, healthyReport } from './fixed-report.ts';
import { rendered, snapshotOf } from './rendered.ts';
import { complaints } from './valid.ts';

// What each format makes of one report is kept (`npm run gen`), and valid by the schema or the grammar of its readers, whatever
// strangers have named.

test('the report itself keeps its contract', () => assertValidReport(fixedReport));

for (const format of formatNames) {
  test(`${format}: as it was`, async () =>
    assert.is(await rendered(format, fixedReport), readFileSync(snapshotOf(format), 'utf8')));

  test(`${format}: valid`, async () =>
    assert.equal(await complaints(format, await rendered(format, fixedReport)), []));
}

for (const format of formatNames.filter((each) => each !== 'line' && each !== 'github'))
  test(`${format}: valid where nothing is wrong`, async () =>
    assert.equal(await complaints(format, await rendered(format, healthyReport, 'none')), []));

test('json comes in pieces, none of which is more than one item of a list', () => {
  const parts = [...jsonParts(fixedReport)];
  assert.is(parts.join(''), escapedJson(fixedReport));
  assert.ok(parts.length > fixedReport.findings.length + fixedReport.outcomes.length);
});

const evil = ' \n\r\x1b[2J\x9b\u202e\u3164\0]]>--><!--|\'"\\#%:,=&<\udce9\ud800::error::x';
const raw =
  /[\r\x00\x1b\x9b\u202e\u3164\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const lines = (text: string): number => text.split('\n').length;

for (const format of formatNames) {
  test(`${format}: no text of a stranger adds a line or a character that something obeys`, async () => {
    const usual = lines(await rendered(format, fixedReport));
    const paths = textsIn(fixedReport);
    assert.ok(paths.length > 80);
    const seen: string[] = [];
    for (const path of paths) {
      const text = await rendered(format, spoilt(fixedReport, path, evil) as Report);
      // What is for people is wrapped, and another user has more metrics.
      const isBound = format !== 'pretty' && format !== 'prometheus';
      if (raw.test(text) || (isBound && lines(text) > usual + 8)) seen.push(path.join('.'));
    }
    assert.equal(seen, []);
  });

  test(`${format}: valid, whatever strangers say`, async () => {
    const all = textsIn(fixedReport)
      .filter(
        (path) => !/^(rules|tool|schemaVersion)|startedAt|endedAt|fingerprint|because/.test(path.join('.')),
      )
      .reduce<unknown>((report, path) => spoilt(report, path, evil), fixedReport);
    assert.equal(await complaints(format, await rendered(format, all as Report)), []);
  });
}

test('two names never make one series of metrics', async () => {
  const [container] = fixedReport.containers;
  const names = ['a\n', 'a\\x0a', 'a\\\\x0a', 'a\t', 'a ', 'a\\x09'];
  const containers = names.map((name) => ({ ...container, name }));
  const text = await rendered('prometheus', { ...fixedReport, containers } as Report);
  const series = text.split('\n').filter((row) => row.startsWith('lxc_lint_'));
  assert.is(new Set(series.map((row) => row.replace(/ \S+$/, ''))).size, series.length);
});

test('a fix whose lines cannot be said exactly is not among those of SARIF', async () => {
  const text = (after: string) =>
    rendered('sarif', JSON.parse(JSON.stringify(fixedReport).replace('0 624288 65536"]', after)) as Report);
  assert.match(await text('0 624288 65536"]'), /"replacements"/);
  assert.not.match(await text(`${'x'.repeat(2000)}"]`), /"replacements"/);
  assert.not.match(await text('\\udce9"]'), /"replacements"/);
});

test('what is not known is in every format but those of metrics and data', async () => {
  for (const format of ['line', 'nagios', 'sarif', 'junit', 'tap', 'github', 'gitlab', 'checkstyle'] as const)
    assert.match(await rendered(format, fixedReport), /home\/bob: permission denied/, format);
});

test.run();

import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { english, type Locale } from '../../src/base/locale.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import type { Rules } from '../../src/model/rule.ts';
import { buildReport } from '../../src/report/build.ts';
import type { FindingReport } from '../../src/report/finding-report.ts';
import { pretty } from '../../src/report/formats/pretty/pretty.ts';
import type { Report } from '../../src/report/report.ts';
import { fixtureFiles, loadFixture } from '../support/fixture.ts';
import { lintAs } from '../support/lint-host.ts';
import { extractPatterns, gluedPieces } from '../support/phrases.ts';

// Another language is one file with a pattern for each of ours. So every pattern can be extracted from the sources, and a
// made-up language, which has none of our letters and puts values between « and », leaves no English in any report.

const known = await extractPatterns();
const unknown = new Set<string>();

const greek: Locale = {
  join: (items) => items.join(' '),
  plural: english.plural,
  translation: (pattern) => {
    // A user's own words and what a snapshot has kept are values as a whole.
    if (pattern !== '{0}' && !known.has(pattern)) unknown.add(pattern);
    return pattern
      .replace(/[A-Za-z]/g, (letter) =>
        'αβγδεζηθικλμνξοπρστυφχψωϐϑ'.charAt(letter.toLowerCase().charCodeAt(0) - 97),
      )
      .replace(/\{\d+\}/g, (placeholder) => `«${placeholder}»`);
  },
};

/** What is left without values, one within another. */
function withoutValues(text: string): string {
  const less = text.replace(/«[^«»]*»/g, '');
  return less === text ? text : withoutValues(less);
}

const englishIn = (text: string): string[] => withoutValues(text).match(/[A-Za-z]+/g) ?? [];

const textsOf = ({ message, evidence, fix }: FindingReport): string[] => [
  message,
  fix.title,
  ...evidence.map(({ note }) => note),
];

const options = {
  paint: pico.createColors(false),
  width: 10_000,
  detail: 'usual',
  severity: 'info',
  locale: greek,
} as const;
const run = {
  startedAt: '',
  endedAt: '',
  durationMs: 0,
  source: 'live',
  euid: 0,
  user: '',
  home: null,
  rules: [],
} as const;

/** The same report with no word that a host, LXC or a command has: what is left in it are words of the program. */
const wordless = (report: Report): Report =>
  JSON.parse(
    JSON.stringify({
      ...report,
      findings: report.findings.map((each) => ({ ...each, fix: { ...each.fix, actions: [], commands: [] } })),
    }),
    (key, value) => (typeof value === 'string' && data.has(key) ? value.replace(/[A-Za-z\r]/g, '1') : value),
  );

const data = new Set(['rule', 'path', 'text', 'lxcMessage', 'name', 'user', 'stage']);

for (const file of await fixtureFiles()) {
  test(`${file}: another language leaves no English`, async () => {
    const fixture = await loadFixture(file);
    const linted = (await lintAs(fixture))(snapshot(fixture.answers));
    const report = buildReport(
      linted,
      rules as Rules,
      { tool: { name: '', version: '' }, run, commands: null },
      greek,
    );
    const all = [...report.findings, ...report.suppressed.map(({ finding }) => finding)];
    assert.equal(all.flatMap(textsOf).flatMap(englishIn), []);
    assert.equal(
      report.outcomes.flatMap(({ reason = '' }) => englishIn(reason)),
      [],
    );
    assert.equal(
      report.rules.flatMap(({ title }) => englishIn(title)),
      [],
    );
    const withoutCommands = {
      ...report,
      containers: report.containers.map((each) => ({ ...each, command: null })),
    };
    assert.equal(englishIn(pretty(wordless(withoutCommands), options).replace(/\n\s*/g, ' ')), []);
  });
}

test('every pattern can be extracted', () => {
  assert.ok(known.size > 400);
  assert.equal([...unknown], []);
});

test('no phrase is built of pieces of a sentence', async () => {
  assert.equal(await gluedPieces(), []);
});

test.run();

import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pretty } from '../../src/report/formats/pretty/pretty.ts';
import type { Report } from '../../src/report/report.ts';
import { failing, reportOn, warned } from '../support/machine.ts';

// Whatever word of a report a stranger has a say in, none of its characters that a terminal obeys is told to people.

const evil = ' \x1b[2J\x9b\u202e\u3164';
const raw = /[\x1b\x9b\u202e\u3164]/;

/** What the program says of itself, in words of its own alone. */
const ours =
  /^(rule|blockedBy|stage|status|severity|originalSeverity|breaks|safety|verdict|kind|do|by|source|is)$/;

type Path = readonly string[];

/** The way to each text in there that may be a stranger's. */
const textsIn = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'string'
    ? [path]
    : Object.entries(Object(value)).flatMap(([key, each]) =>
        ours.test(key) ? [] : textsIn(each, [...path, key]),
      );

/** The same with a worse text in that place. */
function spoilt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return `${value}${evil}`;
  if (Array.isArray(value))
    return value.map((each, index) => (`${index}` === key ? spoilt(each, rest) : each));
  return { ...Object(value), [key]: spoilt(Object(value)[key], rest) };
}

const told = (report: unknown): string =>
  pretty(report as Report, { paint: pico.createColors(false), width: 80, detail: 'usual', severity: 'info' });

const unseen = '-- denied /etc/lxc/lxc-usernet --\n/etc/lxc/lxc-usernet: permission denied\n';

const next = { asRoot: 'sudo x', asRootHere: 'sudo x --pid $$', unsafe: 'x --unsafe', forOne: null };
const left = { asRoot: 1, asRootHere: 1, unsafe: 1, forOne: 0, manual: 1 };

/** The report on what was to be mended, and was not. */
const refused = (report: Report) => ({
  ...report,
  repair: {
    undo: '20260101-000000',
    next,
    left,
    fixes: report.findings.map((finding) => ({ finding, status: 'refused', reason: 'why', made: [] })),
  },
});

for (const [name, of] of Object.entries({
  'a lint': (report: Report) => report,
  'what was refused': refused,
}))
  test(`no text of ${name} reaches a terminal as it is`, async () => {
    const report = of(await reportOn(failing + warned + unseen));
    const paths = textsIn(report);
    assert.ok(paths.length > 100);
    const seen = paths.filter((path) => raw.test(told(spoilt(report, path))));
    assert.equal(
      seen.map((path) => path.join('.')),
      [],
    );
  });

test.run();

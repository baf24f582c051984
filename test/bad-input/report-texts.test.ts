import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pretty } from '../../src/report/formats/pretty/pretty.ts';
import type { Report } from '../../src/report/report.ts';
import { failing, reportOn, warned } from '../support/machine.ts';
import { spoilt, textsIn } from '../support/spoilt.ts';

// Whatever word of a report a stranger has a say in, none of its characters that a terminal obeys is told to people.

const evil = ' \x1b[2J\x9b\u202e\u3164';
const raw = /[\x1b\x9b\u202e\u3164]/;

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
    const seen = paths.filter((path) => raw.test(told(spoilt(report, path, evil))));
    assert.equal(
      seen.map((path) => path.join('.')),
      [],
    );
  });

test.run();

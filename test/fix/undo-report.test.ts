import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { verbatim } from '../../src/base/phrase.ts';
import { changeText, runText } from '../../src/commands/undo-text.ts';
import type { JournalEntry, JournaledRun } from '../../src/fix/journal.ts';
import { Refused } from '../../src/fix/refused.ts';
import { foreseeUndo } from '../../src/fix/undo.ts';
import { plannedUndo, runReport, undoneReport } from '../../src/report/undo-report.ts';

const path = '/home/lxcuser-test/.local/share/lxc/test/config';
const install = ['apt-get', 'install', '-y', 'uidmap'] as const;
const subject = { kind: 'container', user: 'lxcuser-test', name: 'test' } as const;

const edit: JournalEntry = {
  number: 1,
  rule: 'legacy-keys',
  subject,
  title: 'rename the keys',
  change: {
    do: 'edits',
    by: 'lxcuser-test',
    path,
    edits: [{ do: 'edit', by: '', path, line: 1, before: [], after: ['a'] }],
  },
  was: { is: 'file', bytes: '', made: [] },
  state: 'done',
};
const installed: JournalEntry = {
  number: 2,
  rule: 'uidmap-installed',
  title: 'install the package uidmap',
  change: { do: 'run', by: 'root', before: null, after: install },
  was: { is: 'command', already: false },
  state: 'done',
};
const run: JournaledRun = {
  journal: 1,
  id: '20261124-071500',
  startedAt: '2026-11-24T07:15:00.000Z',
  user: 'root',
  entries: [edit, installed],
};

const isValid = new Ajv.default({ strict: false }).compile(
  JSON.parse(readFileSync('schema/undo.schema.json', 'utf8')),
);
const colors = pico.createColors(false);

test('a list says when, who, which rule, whose container, and what', () => {
  assert.is(
    runText(runReport(run), colors),
    `20261124-071500  2026-11-24 07:15:00 UTC, by root
  legacy-keys, container test of lxcuser-test: rename the keys
    ${path}
  uidmap-installed: install the package uidmap
    $ apt-get install -y uidmap
`,
  );
});

/** The plan of an undo on a machine where the files with these paths have changed since. */
const planned = (of: JournaledRun, ...changed: readonly string[]) =>
  plannedUndo(
    of,
    foreseeUndo(of, {
      foresee: (change) => {
        if (change.do === 'run') return change.before === null ? 'stays' : 'undone';
        if (changed.includes(change.path)) throw new Refused(verbatim(`${change.path} has changed since`));
        return 'undone';
      },
    }),
  );

test('what would be reverted is said in that order, and what has no inverse stays', () => {
  assert.equal(planned(run).changes.map(changeText), [
    'stays    apt-get install -y uidmap: install the package uidmap: cannot be reverted\n',
    `planned  ${path}: rename the keys\n`,
  ]);
});

test('all of it is as the schema says', () => {
  const undone = undoneReport(run, [{ entry: edit, status: 'refused', reason: 'it has changed since' }]);
  for (const each of [runReport(run), planned(run, path), undone])
    assert.ok(isValid({ schemaVersion: 1, runs: [each] }), JSON.stringify(isValid.errors));
});

test('what has changed since is foreseen, for earlier changes of the same file as well', () => {
  const earlier = { ...edit, number: 0, title: 'take the blanks from the line' };
  assert.equal(planned({ ...run, entries: [earlier, edit] }, path).changes.map(changeText), [
    `refused  ${path} has changed since\n`,
    `refused  ${path} has changed since\n`,
  ]);
});

test.run();

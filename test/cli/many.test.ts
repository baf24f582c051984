import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ReportOptions } from '../../src/report/formats/format.ts';
import { pretty } from '../../src/report/formats/pretty/pretty.ts';
import type { Report } from '../../src/report/report.ts';
import { failing, reportOn } from '../support/machine.ts';

// Of many containers each is named, and nothing is said twice.

const options: ReportOptions = {
  paint: pico.createColors(false),
  width: 80,
  detail: 'usual',
  severity: 'info',
};
const [sick, well] = [(await reportOn(failing)) as Report, (await reportOn('')) as Report];

/** The same with other names in it, as the host would have it of another container or user. */
const renamed = <T>(value: T, name: string, user: string): T =>
  JSON.parse(
    JSON.stringify(value).replace(/lxcuser-test|\btest(?=["/])/g, (old) => (old === 'test' ? name : user)),
  );

interface Named {
  readonly user: string;
  readonly name: string;
  readonly isSick?: boolean;
}

const reportOf = (all: readonly Named[]): Report => ({
  ...sick,
  containers: all.flatMap(({ user, name, isSick }) => renamed((isSick ? sick : well).containers, name, user)),
  findings: all.flatMap(({ user, name, isSick }) => (isSick ? renamed(sick.findings, name, user) : [])),
});

const told = (all: readonly Named[], more: Partial<ReportOptions> = {}): string =>
  pretty(reportOf(all), { ...options, ...more });

const users = ['anna', 'bert', 'cleo', 'dora'];
const of = (user: string, number: number, ...sickOnes: number[]): Named[] =>
  Array.from({ length: number }, (_, index) => ({
    user,
    name: `n${index + 1}`,
    isSick: sickOnes.includes(index + 1),
  }));

/** Rows. */
const rowsOf = (text: string): number => text.split('\n').length - 1;

test('those that fail come first', () => {
  const [first, second] = told(of('anna', 8, 7)).split('\n');
  assert.equal(
    [first, second],
    ['✖ n7 will not start (idmap error) (lxc-start -n n7)', '✔ n1 will start (lxc-start -n n1)'],
  );
});

test('of more than ten, those with the same verdict share a line that names each', () => {
  const text = told(of('anna', 12, 7));
  const line = '✔ n1, n2, n3, n4, n5, n6, n8, n9, n10, n11 and n12 will start (lxc-start -n NAME)\n';
  assert.match(text.replace(/\n {2}(?=\S)/g, ' '), line);
  assert.match(text, '✖ n7 will not start (idmap error) (lxc-start -n n7)\n');
});

for (const detail of ['verdicts', 'all'] as const)
  test(`each has a line of its own where a person asks for ${detail}`, () =>
    assert.is(told(of('anna', 60), { detail }).match(/^✔ n\d+ will start/gm)?.length, 60));

test('the same finding of many containers is told once, with the names', () => {
  const text = told(of('anna', 12, 1, 2, 3));
  assert.match(text, 'containers n1, n2 and n3 of anna (shown for n1)\n');
  assert.is(text.match(/^ {2}error/gm)?.length, 1);
});

test('so is that of containers of several users', () => {
  const text = told(users.slice(0, 2).flatMap((user) => of(user, 2, 1)));
  assert.match(text, /^containers n1 of anna and n1 of bert \(shown for n1 of anna\)\n/m);
});

test('names of other containers within a name do not count', () => {
  const alike = { user: 'anna', isSick: true };
  const text = told([
    { ...alike, name: 'n1' },
    { ...alike, name: 'n10' },
  ]);
  assert.match(text, 'containers n1 and n10 of anna');
});

test('a finding that says something else is not the same', () => {
  const report = reportOf(of('anna', 3, 1, 2));
  const other = report.findings.map((each, index) =>
    index === 0 ? { ...each, message: `${each.message}!` } : each,
  );
  const text = pretty({ ...report, findings: other }, options);
  assert.is(text.match(/^ {2}error/gm)?.length, 2);
});

test('two findings of one container that read the same are two', () => {
  const report = reportOf(of('anna', 2, 1));
  const text = pretty({ ...report, findings: [...report.findings, ...report.findings] }, options);
  assert.is(text.match(/^ {2}error/gm)?.length, 2);
});

for (const [number, rows] of [
  [8, 45],
  [60, 50],
] as const)
  test(`${number} containers take at most ${rows} rows`, () => {
    const text = told(of('anna', number, 2, 5, 8));
    assert.ok(rowsOf(text) <= rows, `${rowsOf(text)}\n${text}`);
  });

test('8 containers of each of 4 users take at most 70 rows', () => {
  const text = told(users.flatMap((user) => of(user, 8, 2)));
  assert.ok(rowsOf(text) <= 70, `${rowsOf(text)}\n${text}`);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { causes } from '../../causes/index.ts';
import { rules } from '../../rules/index.ts';
import { catalogueOf } from '../../src/explain/catalogue.ts';
import { match } from '../../src/explain/match.ts';
import { consequences } from '../../src/lxc/log/consequences.ts';
import { splitErrno } from '../../src/lxc/log/errno.ts';
import type { LogLine } from '../../src/lxc/log/log-line.ts';
import { noise } from '../../src/lxc/log/noise.ts';
import { comparable } from '../../src/lxc/log/template.ts';
import type { Causes } from '../../src/model/cause.ts';
import type { Rules } from '../../src/model/rule.ts';
import { asLine, type Line, type Symptom, symptomsOf } from '../../src/model/symptom.ts';

// What the catalogue of LXC’s messages keeps: rules, causes, and the lines that are neither.

const all: readonly (readonly [id: string, symptoms: readonly Symptom[]])[] = [
  ...Object.entries(rules as Rules),
  ...Object.entries(causes as Causes),
].map(([id, each]) => [id, symptomsOf(each)]);

const others = { noise, consequences };

const lines: readonly (readonly [id: string, line: Line])[] = [
  ...all.flatMap(([id, symptoms]) => symptoms.map((each) => [id, each] as const)),
  ...Object.entries(others).flatMap(([name, list]) => list.map((each) => [name, asLine(each)] as const)),
];

/** Lines that read the same are one, whatever quotes they have. */
const sameAs = ({ line, file = '' }: Line): string => `${comparable(line)} ${file}`;

const twice = (words: readonly string[]): string[] =>
  words.filter((each, index) => words.indexOf(each) !== index);

test('what a cause says that it is found by are rules', () => {
  const lost = Object.entries(causes as Causes).flatMap(([id, { foundBy = [] }]) =>
    foundBy.filter((rule) => !Object.hasOwn(rules, rule)).map((rule) => `${id}: ${rule}`),
  );
  assert.equal(lost, []);
});

test('nothing is both a rule and a cause', () => {
  assert.equal(
    Object.keys(causes).filter((id) => Object.hasOwn(rules, id)),
    [],
  );
});

test('a rule that LXC prints something of says what is wrong', () => {
  const mute = Object.entries(rules as Rules).filter(
    ([, { symptoms, fault }]) => symptoms.length > 0 && fault === undefined,
  );
  assert.equal(
    mute.map(([id]) => id),
    [],
  );
});

test('titles and faults are sentences without a full stop, and all else has one', () => {
  const odd = Object.entries(causes as Causes).flatMap(([id, { title, why, remedy, tell }]) => [
    ...(/^\S.*[^.\s]$/.test(title) ? [] : [`${id}: ${title}`]),
    ...[why, remedy, tell].filter((each) => !/[.]$/.test(each)).map((each) => `${id}: ${each}`),
  ]);
  const faults = Object.entries(rules as Rules).filter(([, { fault = 'none' }]) => fault.endsWith('.'));
  assert.equal([...odd, ...faults.map(([id]) => id)], []);
});

test('nothing lists a line twice', () => {
  const lists = new Map<string, string[]>();
  for (const [id, line] of lines) lists.set(id, [...(lists.get(id) ?? []), sameAs(line)]);
  assert.equal(
    [...lists].flatMap(([id, list]) => twice(list).map((each) => `${id}: ${each}`)),
    [],
  );
});

test('what nothing else prints has one cause', () => {
  const sure = all.flatMap(([, symptoms]) => symptoms.filter(({ weight }) => weight === 'sure').map(sameAs));
  assert.equal(twice(sure), []);
});

test('lines are whole: without program and time, their quotations closed', () => {
  const odd = lines.filter(
    ([, { line }]) =>
      /^(?:lxc(?:-[a-z-]+)?|\d{10,14}): /.test(line) ||
      (!line.endsWith('{}') && (line.split('"').length - 1) % 2 === 1 && !line.startsWith('{}')),
  );
  assert.equal(
    odd.map(([id, { line }]) => `${id}: ${line}`),
    [],
  );
});

const catalogue = catalogueOf({ rules, causes, consequences, noise });

/** A line as a log has it, its gaps filled. */
const printed = ({ line, file = 'x1.c' }: Line): LogLine => ({
  number: 1,
  text: line,
  form: 'log',
  level: 'ERROR',
  file,
  ...splitErrno(line.replaceAll('{}', 'x1')),
});

test('a line leads back to what lists it', () => {
  const lost = all.flatMap(([id, symptoms]) =>
    symptoms
      .filter((each) => {
        const meant = match(catalogue, printed(each))?.meanings ?? [];
        return !meant.some(({ role }) => role.is === 'symptom' && role.of === id);
      })
      .map(({ line }) => `${id}: ${line}`),
  );
  assert.equal(lost, []);
});

test.run();

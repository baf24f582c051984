import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { literally } from '../../src/host/excerpt.ts';
import { matches, queryKey, type RecordedAnswer, type Recording } from '../../src/host/snapshot/answers.ts';
import { parseTranscript } from '../../src/host/snapshot/parse.ts';
import { transcribe } from '../../src/host/snapshot/write.ts';

// A snapshot says what the machine said, whatever that is.

const caller = { name: 'alice', uid: 1000, gid: 1000, groups: [4, 1000], env: { HOME: '/home/alice' } };

const texts: Readonly<Record<string, string>> = {
  empty: '',
  'a line end': '\n',
  'many line ends': '\n\n\n',
  'no last line end': 'a\nb',
  'a heading': '-- /etc/shadow --\nroot:x\n',
  'a heading without a line end': 'a\n-- end --',
  backslashes: '\\\n\\\\\n\\no newline at end\n',
  'the mark for no newline': '\\no newline at end',
  'carriage returns': 'a\r\nb\r',
  'control characters': '\0\x1b[2J\t\x7f\n',
  'line ends of JavaScript': 'a\u2028b\u2029\n-- a\u2028 --\n',
  'beyond ASCII': '\ufeffé\u202e𝄞\ufffd\u2028\n',
  blanks: '  \n\t\n ',
};

const back = (given: Iterable<readonly [string, RecordedAnswer]>): Recording =>
  parseTranscript(transcribe({ caller, answers: new Map(given) })).answers;

for (const [name, value] of Object.entries(texts))
  test(`${name}: as a text and as an answer`, () => {
    const given: [string, RecordedAnswer][] = [
      [queryKey('read', '/f'), { is: 'there', value }],
      [queryKey('ask', 'p -x'), { is: 'there', value: `0\n${value}` }],
      [queryKey('read', '/f', { name: 'bob' }), { is: 'there', value }],
      [
        queryKey('grep', '/^x(.*)/ /f'),
        { is: 'there', value: { length: 7, found: [{ line: 3, text: value.replace(/\n/g, '') }] } },
      ],
      [queryKey('cksum', '1 2 /f'), { is: 'there', value: '3 4' }],
      [queryKey('read', 'relative/f'), { is: 'there', value }],
      [queryKey('read', '/last'), { is: 'absent' }],
    ];
    assert.equal([...back(given).answers], given);
  });

const names = [
  'plain',
  'a b',
  ' a ',
  '"quoted"',
  "it's",
  'a\nb',
  '-- end --',
  '\\',
  'ä',
  '\x1b',
  'a\u2028b\u2029',
  '\u2028',
  'a: b',
  'absent x',
  'stat',
  '$ x',
];

for (const name of names)
  test(`${JSON.stringify(name)} as a name`, () => {
    const path = `/d/${name}`;
    const given: [string, RecordedAnswer][] = [
      [queryKey('stat', path), { is: 'there', value: { kind: 'file', uid: 1, gid: 2, mode: 0o4755 } }],
      [queryKey('stat', `${path}2`), { is: 'absent' }],
      [queryKey('stat', path, { name }), { is: 'there', value: { kind: 'other', uid: 0, gid: 0, mode: 0 } }],
      [queryKey('list', path), { is: 'there', value: [name, 'b'] }],
      [queryKey('link', path), { is: 'there', value: name }],
      [queryKey('program', path), { is: 'there', value: { kind: 'script', interpreter: name } }],
      [queryKey('read', path), { is: 'unseen', reason: name, kind: 'denied' }],
      [
        queryKey('program', path, { name }),
        { is: 'there', value: { kind: 'elf', bits: 32, order: 'msb', machine: 8, loader: name } },
      ],
      [queryKey('list', path, { name }), { is: 'unseen', reason: name, kind: 'unknown' }],
      [queryKey('ask', `p ${name}`), { is: 'unseen', reason: name, kind: 'offline' }],
      [queryKey('processes', '7'), { is: 'there', value: ['1', '2'] }],
    ];
    const sorted = (all: Iterable<readonly [string, RecordedAnswer]>) =>
      [...all].map((each) => JSON.stringify(each)).sort();
    assert.equal(sorted(back(given).answers), sorted(given));
  });

test('whatever a container is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), (name, text) => {
      const path = `/d/${name}`;
      const value: RecordedAnswer = { is: 'there', value: text };
      const given: [string, RecordedAnswer][] = [
        [queryKey('read', path), value],
        [queryKey('read', path, { name }), { is: 'absent' }],
        [queryKey('list', path), { is: 'there', value: [name] }],
        [queryKey('link', path, { name }), { is: 'there', value: name }],
        [queryKey('ask', `p ${name}`), { is: 'there', value: `0\n${text}` }],
        [
          queryKey('grep', matches(new RegExp(literally(name)), path)),
          { is: 'unseen', reason: name, kind: 'denied' },
        ],
      ];
      assert.equal([...back(given).answers], given);
    }),
  );
});

for (const kind of ['empty', 'text', 'data'] as const)
  test(`a program that is ${kind}`, () => {
    const given: [string, RecordedAnswer][] = [[queryKey('program', '/f'), { is: 'there', value: { kind } }]];
    assert.equal([...back(given).answers], given);
  });

test('the caller', () => {
  assert.equal(back([]).caller, caller);
});

test.run();

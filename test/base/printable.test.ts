import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clip, columns } from '../../src/base/columns.ts';
import { printable } from '../../src/base/printable.ts';
import { shownName } from '../../src/base/shown-name.ts';
import { wrap } from '../../src/base/wrap.ts';

/** Of each class at least one that a font shows as nothing, as a blank, or as what belongs to its neighbour. */
const hidden: Readonly<Record<string, string>> = {
  '\x1b': '\\x1b',
  '\x9b': '\\x9b',
  '\xa0': '\\xa0',
  '\xad': '\\xad',
  '\u034f': '\\u034f',
  '\u0301': '\\u0301',
  '\u061c': '\\u061c',
  '\u115f': '\\u115f',
  '\u17b4': '\\u17b4',
  '\u180e': '\\u180e',
  '\u2003': '\\u2003',
  '\u200b': '\\u200b',
  '\u2028': '\\u2028',
  '\u202e': '\\u202e',
  '\u2066': '\\u2066',
  '\u2800': '\\u2800',
  '\u3000': '\\u3000',
  '\u3164': '\\u3164',
  '\ue000': '\\ue000',
  '\ufe0f': '\\ufe0f',
  '\ufff9': '\\ufff9',
  '\uffff': '\\uffff',
  '\ud800': '\\ud800',
  '\u{1d159}': '\\u{1d159}',
  '\u{e0061}': '\\u{e0061}',
};

for (const [character, shown] of Object.entries(hidden))
  test(`${shown} is told from nothing`, () => assert.is(printable(character), shown));

test('what a reader sees stays as it is', () => {
  const text = 'naïve e\u0301 “x” … ✔ → München ไทยก็ हिन्दी 日本 𝄞 😀';
  assert.is(printable(text), text);
});

test('a log of ours gives a CI no orders', () => {
  const shown: Readonly<Record<string, string>> = {
    'x ##vso[task.prependpath]/tmp': 'x \\x23#vso[task.prependpath]/tmp',
    '##[error]x': '\\x23#[error]x',
    "###teamcity[x '1']": "#\\x23#teamcity[x '1']",
    '::add-mask::x': '\\x3a:add-mask::x',
    'x ::error file=a::b': 'x \\x3a:error file=a::b',
  };
  for (const [text, escaped] of Object.entries(shown)) assert.is(printable(text), escaped);
  for (const text of ['## Network ##', '::1', 'fe80::1', 'a::b::c']) assert.is(printable(text), text);
});

test('no two characters show as one, but for the tab', () => {
  const shown = new Set<string>();
  for (let code = 0; code <= 0x10ffff; code++)
    if (code !== 9) shown.add(printable(String.fromCodePoint(code)));
  // The bytes 0x80 to 0xff that were no characters are named as the controls of these numbers are, as far as these go.
  assert.is(shown.size, 0x10ffff - printedTwice);
});

/** \x80 to \x9f, \xa0 and \xad: as a byte, and as a character. */
const printedTwice = 0x20 + 2;

test('a name is quoted where it could be taken for words', () => {
  const plain = ['test', 'web-01.example_2', 'München', 'a@b:c+d'];
  for (const name of plain) assert.is(shownName(name), name);
  assert.is(shownName('a new container'), '"a new container"');
  assert.is(shownName('a✔'), '"a✔"');
  assert.is(shownName('a"b\\'), '"a\\"b\\\\"');
  assert.is(shownName(''), '""');
});

test('no two names are shown as one', () => {
  const names = ['a\u00ad', 'a\\xad', 'a\\\\xad', '"a\\xad"', 'a\u3164', 'a\\u3164', 'a', 'a '];
  assert.is(new Set(names.map((name) => printable(shownName(name)))).size, names.length);
});

test('a row has room for characters that take two columns', () => {
  assert.is(columns('字x😀é'), 6);
  assert.equal(wrap('字字 字字 ab cd', 9), ['字字 字字', 'ab cd']);
  assert.is(clip('字字字字', 5), '字字…');
  assert.is(clip('字字', 4), '字字');
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Locale, render } from '../../src/base/locale.ts';
import { count, list, phrase, verbatim } from '../../src/base/phrase.ts';

const files = (number: number) => phrase`${count(number, phrase`1 file`, phrase`${number} files`)}`;

test('English joins and counts', () => {
  assert.is(render(phrase`needs ${list(['a'])}`), 'needs a');
  assert.is(render(phrase`needs ${list(['a', 'b'])}`), 'needs a and b');
  assert.is(render(phrase`needs ${list(['a', phrase`b ${1}`, 'c'])}`), 'needs a, b 1 and c');
  assert.is(render(files(0)), '0 files');
  assert.is(render(files(1)), '1 file');
  assert.is(render(files(2)), '2 files');
});

test('what stands in a value is no placeholder', () => {
  assert.is(render(phrase`${'{1}'} and ${'b'}`), '{1} and b');
  assert.is(render(verbatim('{0} {7}')), '{0} {7}');
});

const polish: Locale = {
  translation: (pattern) => translations[pattern],
  join: (items) => items.join(' i '),
  plural: (number) => new Intl.PluralRules('pl').select(number),
};

const translations: Readonly<Record<string, ReturnType<Locale['translation']>>> = {
  '{0} files': { one: '{0} plik', few: '{0} pliki', many: '{0} plików' },
  '{0} may not use {1}': '{1}: nie dla {0}',
};

test('another language has an order of its own', () => {
  assert.is(render(phrase`${'ann'} may not use ${list(['br0', 'br1'])}`, polish), 'br0 i br1: nie dla ann');
});

test('another language has as many plurals as it needs', () => {
  assert.equal(
    [1, 2, 5].map((number) => render(files(number), polish)),
    ['1 plik', '2 pliki', '5 plików'],
  );
});

test('what is not translated stays English', () => {
  assert.is(render(phrase`new`, polish), 'new');
});

test.run();

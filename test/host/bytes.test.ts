import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decode, encode } from '../../src/base/bytes.ts';
import { printable } from '../../src/base/printable.ts';
import { spent } from '../support/growth.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

test('what is UTF-8 reads as ever', () => {
  const text = '\ufeffé\u202e𝄞𐂀\ufffd\r\n\0';
  assert.is(decode(new TextEncoder().encode(text)), text);
  assert.equal([...encode(text)], [...new TextEncoder().encode(text)]);
});

for (const [name, text] of Object.entries({
  'Latin-1': bytes(0x61, 0xe9, 0x0a, 0xe9, 0xe8),
  'a character cut short': bytes(0xe2, 0x82),
  'a character cut short before another': bytes(0xf0, 0x9d, 0x84, 0x61),
  'a surrogate written out': bytes(0xed, 0xb2, 0x80),
  'an overlong slash': bytes(0xc0, 0xaf),
  'beyond Unicode': bytes(0xf5, 0x80, 0x80, 0x80, 0xff, 0xfe),
  'bad next to good': bytes(0xf0, 0x9d, 0x84, 0x9e, 0x80, 0xf0, 0x9d, 0x84, 0x9e),
}))
  test(`no byte is forgotten: ${name}`, () => assert.equal([...encode(decode(text))], [...text]));

test('no byte is forgotten, whatever they are', () => {
  for (let seed = 1; seed < 400; seed++) {
    const all = Array.from(
      { length: 40 },
      (_, index) => (Math.imul(seed * 2654435761, index + 7) >>> 13) & 0xff,
    );
    assert.equal([...encode(decode(bytes(...all)))], all, `seed ${seed}`);
  }
});

test('what is no UTF-8 takes no hundred times as long as what is', () => {
  const timeFor = (text: string) => {
    const many = Buffer.from(text.repeat(100_000), 'latin1');
    return spent(() => decode(many), 2);
  };
  const [good, bad] = [timeFor('e('), timeFor('\xe2(')];
  assert.ok(bad < 300 + 100 * good, `${bad} ms, not ${good}`);
});

test('a byte that is no character shows as itself', () => {
  assert.is(printable(decode(bytes(0x61, 0xe9))), 'a\\xe9');
});

test.run();

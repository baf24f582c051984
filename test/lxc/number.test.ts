import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseUnsigned } from '../../src/lxc/c-number.ts';

const rows: Record<string, [string, number | undefined]> = {
  decimal: ['65536', 65536],
  zero: ['0', 0],
  hexadecimal: ['0x10000', 65536],
  'hexadecimal, capital': ['0X1F', 31],
  octal: ['0100000', 32768],
  'an octal has no 8': ['08', undefined],
  'a prefix alone': ['0x', undefined],
  'leading blanks': [' \t65536', 65536],
  'a leading plus': ['+5', 5],
  'a blank after the sign': ['+ 5', undefined],
  'a minus': ['-1', undefined],
  'trailing blank': ['65536 ', undefined],
  'carriage return': ['65536\r', undefined],
  'line feed at the end': ['65536\n', undefined],
  'a unit': ['64k', undefined],
  'a fraction': ['1.5', undefined],
  empty: ['', undefined],
  'blanks only': ['  ', undefined],
  'no-break space': ['\u00a05', undefined],
  'beyond 32 bits': ['4294967296', 4294967296],
  'the last exact one': ['9007199254740991', Number.MAX_SAFE_INTEGER],
  'too big to be exact': ['9007199254740993', Number.POSITIVE_INFINITY],
  'far too big': ['0xffffffffffffffffffff', Number.POSITIVE_INFINITY],
};

for (const [name, [text, expected]] of Object.entries(rows)) {
  test(name, () => assert.is(parseUnsigned(text), expected));
}

test.run();

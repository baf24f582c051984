import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hasCapability } from '../../src/lxc/capabilities.ts';

const rows: readonly [text: string, granted: boolean][] = [
  ['', false],
  ['cap_setuid=ep', true],
  ['cap_setuid+ep', true],
  ['cap_setgid,cap_setuid=eip', true],
  ['cap_setuid=p', false],
  ['cap_setuid=i', false],
  ['cap_setgid=ep', false],
  ['=ep', true],
  ['all=ep', true],
  ['=ep cap_setuid-e', false],
  ['cap_net_raw=ep cap_setuid+ep', true],
  ['cap_setuid=ep cap_setuid=', false],
];

for (const [text, granted] of rows) {
  test(`'${text}' ${granted ? 'grants' : 'does not grant'} cap_setuid`, () => {
    assert.is(hasCapability(text, 'cap_setuid'), granted);
  });
}

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withoutReasons } from '../../src/base/withhold-reasons.ts';

// What a snapshot has of lxc-lint.json, comments and all.

const texts: readonly (readonly [text: string, shown: string])[] = [
  ['{ "reason" : "why", "rule": "idmap" }', '{ "reason" : "***", "rule": "idmap" }'],
  ['{ "reason" /* a */ : // b\n"why" }', '{ "reason" /* *** */ : // ***\n"***" }'],
  ['{ "rule": "reason", "x": "//no /*" }', '{ "rule": "reason", "x": "//no /*" }'],
  ['{ "a\\"//": 1 } // why not', '{ "a\\"//": 1 } // ***'],
  ['/* one\n\n  two \r\n*/ {}//\n/**/', '/* ***\n\n  *** \r\n*/ {}//\n/**/'],
  ['/*"reason": "why"*/', '/*****/'],
  ['/* no end', '/* ***'],
  ['/*/ no end', '/****'],
  ['{ "reason": "no end', '{ "reason": "***"'],
];

for (const [text, shown] of texts)
  test(JSON.stringify(text), () => {
    assert.is(withoutReasons(text), shown);
    assert.is(withoutReasons(shown), shown);
  });

test.run();

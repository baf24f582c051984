import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { productStrings } from '../support/product-strings.ts';

// What docs/wording.md refuses is in nothing that a person reads. Style beyond that is for people to judge.

/** Each with what to say instead, where that is not plain. */
const refused: readonly RegExp[] = [
  /\b(?:he|him|his|himself|whom|whoever)\b/i,
  /\b(?:is|are|was|were) not there\b/i,
  /\bis there\b/i,
  // The user that unmapped owners are shown as is called so.
  /(?<!owned by )\bnobody\b/i,
  /\bfolders?\b/i,
  /\banew\b/i,
  /\bmend(?:s|ed|ing)?\b/i,
  /\bput(?:s|ting)? right\b/i,
  /\bswitch(?:es|ed|ing)? (?:it )?o(?:n|ff)\b/i,
  /\boverrul/i,
  /\bbelongs? to\b/i,
  /\bhand(?:s|ed)? down\b/i,
  /\bpass(?:es|ed)? over\b/i,
  /\b(?:is|are|has|have) to be\b/i,
  /\bmay or may not\b/i,
  /\bprocessors?\b/i,
  /\bhost (?:uid|gid|id)s?\b/,
];

for (const pattern of refused)
  test(`nothing that is printed says ${pattern.source}`, async () => {
    const found = (await productStrings()).filter(({ text }) => pattern.test(text));
    assert.equal(
      found.map(({ file, text }) => `${file}: ${text}`),
      [],
    );
  });

test('docs/wording.md and this test refuse the same words', () => {
  const guide = readFileSync('docs/wording.md', 'utf8');
  for (const word of ['is not there', 'folder', 'mend', 'anew', 'belongs to', 'overrule'])
    assert.ok(guide.includes(word), word);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { growth, spent } from '../support/growth.ts';
import { type Hostile, hostileTo } from '../support/hostile-texts.ts';
import { type Pattern, patterns } from '../support/patterns.ts';

// A stranger writes what the patterns of the program are held against: none takes more than twice as long for twice as much.

const all = await patterns();

/** A text of `n` characters that takes longer than it may: first of a few, so that what is cubic is seen as well. */
function slow(pattern: Pattern, texts: readonly Hostile[]): string | undefined {
  const use = user(pattern);
  for (const n of [500, 10_000])
    for (const text of texts) {
      // Linear, that many characters take some 0.1 ms.
      if (spent(() => use(text(n)), 1) < 1 || spent(() => use(text(n))) < 1) continue;
      if (growth((length) => use.bind(undefined, text(length)), n) >= 3) return text(12);
    }
  return undefined;
}

function user({ source, flags, again }: Pattern): (text: string) => unknown {
  const once = new RegExp(source, flags.replace(/[gy]/g, ''));
  if (!again) return (text) => once.test(text);
  const everywhere = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  return (text) => text.replace(everywhere, '');
}

test('there are patterns', () => {
  assert.ok(all.length > 150);
  assert.ok(all.some(({ at }) => at.startsWith('src/remedies/')));
  assert.ok(
    all.some(({ at, source }) => at.startsWith('src/facts/account/login-defs.ts') && source.includes('word')),
  );
});

for (const [source, why] of [
  [String.raw`^([^=]*=\s*)(.*?)\s*$`, 'blanks before the end'],
  [String.raw`^(.*?)[ \t]+(#.*)$`, 'blanks before no comment'],
  [String.raw`environment[\w.]*$`, 'the same word again and again'],
  [String.raw`^b(?:oth)?[ \t]+(.*)$`, 'an end of line that is none'],
  [String.raw`\/+$`, 'slashes in the middle'],
] as const)
  test(`one that would be slow is found: ${why}`, () => {
    const pattern = { source, flags: '', at: '', again: false };
    assert.type(slow(pattern, hostileTo(source, '')), 'string');
  });

for (const pattern of all)
  test(`${pattern.at}: /${pattern.source}/${pattern.flags} is done in one go`, () => {
    assert.is(slow(pattern, hostileTo(pattern.source, pattern.flags)), undefined);
  });

test.run();

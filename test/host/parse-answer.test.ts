import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseAnswer } from '../../src/host/parse-answer.ts';

// What a deputy says may be its user's words, and must not fill root's memory.

test('a text may hold as many brackets as it likes', () => {
  for (const text of ['[{'.repeat(5000), `"${'['.repeat(5000)}`, `\\"${'{'.repeat(5000)}\\`]) {
    const answer = { value: text };
    assert.equal(parseAnswer(JSON.stringify(answer)), answer);
  }
});

test('a thicket of objects is no answer', () => {
  for (const thicket of ['{}', '[]', '{"a":"\\\\"}'])
    assert.throws(
      () => parseAnswer(`{"value":[${Array(2000).fill(thicket).join(',')}]}`),
      'more than any honest',
    );
  assert.throws(() => parseAnswer('{"value":"'));
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { queryKey } from '../../src/host/snapshot/answers.ts';
import { parseTranscript } from '../../src/host/snapshot/parse.ts';
import { parseWithEdits } from './edit-sections.ts';

const path = '/etc/lxc/lxc-usernet';
const base = parseTranscript(`-- caller root 0:0 --\n-- ${path} --\none\n\ntwo\n\nthree\n`).answers;

/** What the file holds in a host that differs from the base by these sections. */
const text = (sections: string) => {
  const answer = parseWithEdits(sections, base).answers.answers.get(queryKey('read', path));
  return answer?.is === 'there' ? answer.value : answer?.is;
};
const edited = (...rows: readonly string[]) => text([`-- edit ${path} --`, ...rows, ''].join('\n'));

test('a line is replaced where it stands', () => {
  assert.is(edited('- two', '+ 2', '+ 2½'), 'one\n\n2\n2½\n\nthree\n');
});

test('a line is removed', () => {
  assert.is(edited('- one', '- three'), '\ntwo\n\n');
});

test('lines are inserted below a line that is kept', () => {
  assert.is(edited('  one', '+ one and a half', '+'), 'one\none and a half\n\n\ntwo\n\nthree\n');
});

test('lines with none above them go to the end', () => {
  assert.is(edited('+ four', '- one', '+ 1'), '1\n\ntwo\n\nthree\nfour\n');
});

test('a line may move', () => {
  assert.is(edited('- one', '  three', '+ one'), '\ntwo\n\nthree\none\n');
});

test('the rest of the host is that of the base', () => {
  const { answers } = parseWithEdits(`-- edit ${path} --\n+ four\n-- /etc/subuid --\n`, base);
  assert.equal([...answers.answers.keys()], [queryKey('read', path), queryKey('read', '/etc/subuid')]);
  assert.is(answers.caller, base.caller);
});

const refused: Readonly<Record<string, readonly [sections: string, why: RegExp]>> = {
  'a line that the base does not have': [`-- edit ${path} --\n- four\n`, /lxc-usernet: 0 lines are four/],
  'a line that the base has twice': [`-- edit ${path} --\n-\n`, /lxc-usernet: 2 lines are/],
  'a place that the base does not have': [`-- edit ${path} --\n  four\n+ five\n`, /0 lines are four/],
  'a line that says neither': [`-- edit ${path} --\nfour\n`, /neither .* begin four/],
  'an edit of nothing': [`-- edit ${path} --\n`, /neither/],
  'a file that the base does not have': ['-- edit /etc/subuid --\n+ x\n', /no \/etc\/subuid to edit/],
  'a second edit': [`-- edit ${path} --\n+ x\n-- edit ${path} --\n+ y\n`, /two `-- edit --` sections/],
  'a file that is written out as well': [`-- edit ${path} --\n+ x\n-- ${path} --\ny\n`, /both edited and/],
};

for (const [what, [sections, why]] of Object.entries(refused))
  test(`refused: ${what}`, () => assert.throws(() => text(sections), why));

test('without a base there is nothing to edit', () => {
  assert.throws(() => parseWithEdits(`-- caller root 0:0 --\n-- edit ${path} --\n+ x\n`), /to edit/);
});

test.run();

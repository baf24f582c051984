import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { failing, lintWith, strangers, warned } from '../support/machine.ts';

// How much of a report is shown, and that what is left out is counted.

test('--quiet is the verdicts alone', async () => {
  assert.is((await lintWith('', ['--quiet'])).out, '✔ test will start (lxc-start -n test)\n');
  const { code, out } = await lintWith(failing, ['-q']);
  assert.equal([code, out], [1, '✖ test will not start (idmap error) (lxc-start -n test)\n']);
});

test('where there is no verdict, --quiet says in a line each what was found, and counts it', async () => {
  assert.match(
    (await lintWith(strangers, ['-q', '--user', 'ghost'])).out,
    /^ {2}error {4}the user ghost does not exist {3,}user-exists\n\n1 error\n$/,
  );
  assert.match(
    (await lintWith(warned, ['-q', '--rule', 'clone-children'])).out,
    /^ {2}warning .*\n( {11}.*\n)*\n1 warning\n$/,
  );
});

test('--verbose lists what passed, by stage', async () => {
  const { out } = await lintWith(failing, ['--verbose']);
  assert.match(out, /^ {2}passed {3}account {4}\S.*subid-syntax/m);
  assert.match(out, /^ {11}network {4}bridge-\w+, /m);
  assert.not.match(out, /passed[^✖]*(idmap,|, idmap\n)/);
  assert.match(out, ' ms\n');
});

test('--severity hides what is less, counts it, and leaves the exit code alone', async () => {
  const { code, out } = await lintWith(warned, ['--severity', 'error', '--fail-on', 'warning']);
  assert.is(code, 1);
  assert.not.match(out, 'clone-children');
  assert.match(out, '1 warning; 1 not shown; ');
  assert.match((await lintWith(warned, ['--severity', 'warning'])).out, 'clone-children');
});

test('with --rule nobody asks for a verdict, and none is given', async () => {
  const { out } = await lintWith(failing, ['--rule', 'idmap']);
  assert.match(out, / {2}error .*\n(.*\n)*1 error; /);
  assert.not.match(out, /will|start \(/);
});

test('what hangs on a rule that was not asked for is unknown', async () => {
  const nobody = '-- /etc/subuid --\nalice:100000:65536\n';
  const { code, out } = await lintWith(nobody, ['--rule', 'idmap']);
  assert.is(code, 3, out);
  assert.match(out, /^ {2}unknown .*\(idmap\)$/m);
});

const screen = 24;

test('a report that is longer than a screen ends with the verdicts again', async () => {
  const { out } = await lintWith(failing);
  const verdicts = out.match(/^✖ test will not start/gm) ?? [];
  assert.is(verdicts.length, out.split('\n').length > screen ? 2 : 1);
  const short = (await lintWith(warned)).out;
  assert.is((short.match(/^✔ test will start/gm) ?? []).length, 1);
});

test.run();

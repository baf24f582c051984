import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { read } from '../support/config-files.ts';

const secrets = suite('secrets');

for (const line of [
  'lxc.environment = KEY=s3cret',
  ' lxc.environment="KEY=s3cret"',
  'LXC.environment = KEY=s3cret',
  'lxc.environment: KEY=s3cret',
  'lxc.environment = KEY=s3\rcret=s3cret',
  'lxc.environment.x = KEY=s3cret',
]) {
  secrets(JSON.stringify(line), () => {
    for (const version of ['1.0.11', '2.1.1', '5.0.2', '7.0.0'])
      assert.not.match(JSON.stringify(read(line, version)), /s3|cret/);
  });
}

secrets('do not hide what else stands between carriage returns', () => {
  const { statements, refused } = read(
    'lxc.arch = x86\rlxc.environment = KEY=s3cret\rlxc.autodev = 1\rlxc.bogus = 1',
  );
  assert.equal(
    statements.map(
      ({ key, at, keyAt }) => key === at.text.slice((keyAt.column ?? 0) - 1, (keyAt.endColumn ?? 0) - 1),
    ),
    [true, true, true],
  );
  assert.is(refused?.why, 'unknown-key');
  assert.not.match(JSON.stringify(statements), /s3cret/);
});

secrets('leave the name', () => {
  const [first] = read('lxc.environment = "KEY=s3cret"').statements;
  assert.is(first?.value, 'KEY=***');
  assert.is(first?.at.text, 'lxc.environment = "KEY=***"');
  assert.is(first?.valueAt.endColumn, 28);
});

secrets.run();

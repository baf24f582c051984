import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageManagers } from '../../src/executor/run-command.ts';
import { families } from '../../src/facts/machine/package-families.ts';

test('whatever installs a package is not stopped halfway', () => {
  const used = families.flatMap(({ command, again }) => [command[0], again[0]]);
  assert.equal([...new Set(used)].sort(), packageManagers);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withLog } from '../../src/explain/with-log.ts';

const rows: readonly (readonly [given: string, made: string, log: string | undefined])[] = [
  ['lxc-start -n web', 'lxc-start -o FILE -l TRACE -n web', 'FILE'],
  ['/usr/bin/lxc-start web -d', '/usr/bin/lxc-start -o FILE -l TRACE web -d', 'FILE'],
  ['lxc-start -n web -o own', 'lxc-start -l TRACE -n web -o own', 'own'],
  ['lxc-start -n web --logfile=own -l INFO', 'lxc-start -n web --logfile=own -l INFO', 'own'],
  ['lxc-attach -n web -- sh -o x', 'lxc-attach -o FILE -l TRACE -n web -- sh -o x', 'FILE'],
  [
    'systemd-run --user --scope -- lxc-start web',
    'systemd-run --user --scope -- lxc-start -o FILE -l TRACE web',
    'FILE',
  ],
  ['env A=b lxc-unpriv-start -n web', 'env A=b lxc-unpriv-start -o FILE -l TRACE -n web', 'FILE'],
  [
    'lxc-create -n web -t download -- -d debian',
    'lxc-create -o FILE -l TRACE -n web -t download -- -d debian',
    'FILE',
  ],
  ['make test', 'make test', undefined],
  ['lxc-ls -f', 'lxc-ls -f', undefined],
];

for (const [given, made, log] of rows)
  test(given, () => {
    assert.equal(withLog(given.split(' '), 'FILE'), { argv: made.split(' '), log });
  });

test.run();

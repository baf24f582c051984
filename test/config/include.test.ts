import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Unseen } from '../../src/base/unseen.ts';
import { limits, readConfig } from '../../src/lxc/config/reader/read.ts';
import { lookAt, read, release } from '../support/config-files.ts';

const includes = suite('includes');

includes('stand before what they lead to, and each line knows its way', () => {
  const { statements } = read({
    '/c': 'lxc.include = /a\nlxc.uts.name = c',
    '/a': '# first\nlxc.include = /b\nlxc.arch = x86',
    '/b': 'lxc.autodev = 1',
  });
  assert.equal(
    statements.map(
      ({ key, at, via }) =>
        `${at.path}:${at.line} ${key} <${via.map((line) => `${line.path}:${line.line}`)}>`,
    ),
    [
      '/c:1 lxc.include <>',
      '/a:2 lxc.include </c:1>',
      '/b:1 lxc.autodev </c:1,/a:2>',
      '/a:3 lxc.arch </c:1>',
      '/c:2 lxc.uts.name <>',
    ],
  );
});

includes('that fail point at their words where carriage returns make several lines of one', () => {
  const refused = (text: string) => read({ '/c': text, '/d/a.conf': '' }).refused?.at.column;
  assert.is(refused('lxc.include = /d\rlxc.include = /gone'), 32);
  assert.is(refused('lxc.include = /gone\r\n'), undefined);
});

includes('of a folder take every *.conf in the order of the system', () => {
  const files = {
    '/c': 'lxc.include = /d',
    '/d/z.conf': 'lxc.arch = x86',
    '/d/.a.conf': 'lxc.autodev = 1',
    '/d/.conf': '!',
    '/d/README': '!',
  };
  const order = read(files)
    .statements.slice(1)
    .map(({ at }) => at.path);
  assert.equal(order, ['/d/z.conf', '/d/.a.conf']);
  assert.equal(
    read({ ...files, '/c': 'lxc.include = /d//./' })
      .statements.slice(1)
      .map(({ at }) => at.path),
    order,
  );
  assert.is(read(files, '1.0.11').statements.length, 1, '1.0 reads the folder as an empty file');
});

includes('of a folder that is a file end the config since 4.0.10', () => {
  const { refused } = read({ '/c': 'lxc.include = /a/', '/a': '' });
  assert.is(refused?.why, 'include-unreadable');
  assert.is(refused?.lxcMessage, 'Failed to parse config file "/c" at line "lxc.include = /a/"');
});

includes('that are missing end the config, but for a folder since 4.0.10', () => {
  const { refused } = read('lxc.include = /a\n');
  assert.is(refused?.why, 'include-missing');
  assert.is(refused?.lxcMessage, 'Failed to open file "/a"');
  assert.is(refused?.at.line, 1);
  assert.is(read('lxc.include = /a/').refused, undefined);
  assert.is(read('lxc.include = /a/', '4.0.9').refused?.why, 'include-missing');
  assert.is(read('lxc.include =', '1.1.5').refused?.why, 'include-missing');
});

includes('that go round in circles are found, and at their line', () => {
  const { refused } = read({ '/c': 'lxc.include = /d/a', '/d/a': '\nlxc.include = /./c\n' });
  assert.is(refused?.why, 'include-loop');
  assert.is(`${refused?.at.path}:${refused?.at.line}`, '/d/a:2');
  assert.equal(
    refused?.via.map(({ path }) => path),
    ['/c'],
  );
  assert.is(refused?.lxcMessage, 'Failed to create memory file');
  assert.is(
    read({ '/c': 'lxc.include = /a\nlxc.include = /a', '/a': '' }).refused,
    undefined,
    'twice is not round',
  );
});

includes('start from the folder LXC is called in, not from that of the file', () => {
  const files = { '/c': 'lxc.include = a', '/home/a': 'lxc.arch = x86' };
  assert.is(read(files, '5.0.2', '/home').statements.length, 2);
  assert.is(read(files, '5.0.2', '/').refused?.why, 'include-missing');
  assert.is(read(files).refused, undefined);
  assert.is(read(files).unseen.length, 1);
});

includes('nobody may look at leave a gap, and doubt about what hangs on it', () => {
  const hanging = 'lxc.include = /a\nlxc.net.0.veth.pair = x\nlxc.arch = x86';
  const { statements, refused, unseen } = read({ '/c': hanging, '/a': '?' });
  assert.is(refused, undefined);
  assert.is(statements.length, 3);
  assert.equal(
    unseen.map(({ at, reason }) => `${at.line} ${reason.kind}`),
    ['1 denied'],
  );
  assert.is(
    read({ '/c': `${hanging}\nlxc.tty.max = x`, '/a': '?' }).refused?.at.line,
    4,
    'this is wrong in any case',
  );
});

includes('whose name cannot be decoded are not called missing', () => {
  const { refused, unseen } = read('lxc.include = /a\uFFFDb');
  assert.is(refused, undefined);
  assert.is(unseen.length, 1);
});

includes('without end are given up', () => {
  const wide = read({
    '/c': 'lxc.include = /a\n'.repeat(300),
    '/a': 'lxc.include = /b\n'.repeat(300),
    '/b': '',
  });
  assert.is(wide.unseen.length, 1);
  assert.ok(wide.statements.length <= limits.files);
  const long = read('lxc.arch = x86\n'.repeat(limits.lines + 5));
  assert.is(long.unseen.length, 1);
  assert.is(long.statements.length, limits.lines - 1);
});

includes('do not hide that the file itself is missing or closed', () => {
  assert.is(readConfig('/c', release('5.0.2'), lookAt({})), undefined);
  assert.throws(
    () => read({ '/c': '?' }),
    (error: unknown) => error instanceof Unseen,
  );
});

includes.run();

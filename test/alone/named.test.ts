import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lintWith, reportOn } from '../support/machine.ts';

// Which files are linted on their own, and for which LXC.

const config = '/home/lxcuser-test/.local/share/lxc/test/config';
const noLxc = ['/usr/bin', '/bin', '/usr/local/bin'].map((each) => `absent ${each}/lxc-start\n`).join('');
const text = (body: string) => `-- ${config} --\n${body}`;

test('without an LXC a version has to be named', async () => {
  const sections = `-- stat --\n${noLxc}`;
  const { code, err } = await lintWith(sections, ['--config', config]);
  assert.is(code, 2);
  assert.match(err, 'LXC is not installed, so its version is unknown: name the versions');
  assert.is((await lintWith(sections, ['--config', config, '--lxc-version', '6.0'])).code, 0);
});

test('a version without a patch level is the newest of its series', async () => {
  const lxcOf = async (version: string) =>
    (await reportOn('', ['--config', config, '--lxc-version', version])).run.lxc;
  assert.equal(await Promise.all(['4.0', '5', '6.0.4', '7.0', '2.1'].map(lxcOf)), [
    '4.0.12',
    '5.0.3',
    '6.0.4',
    '7.0.0',
    '2.1.1',
  ]);
});

test('a finding says for which of several versions it is, and nothing where it is for all', async () => {
  const { findings, run } = await reportOn(
    text('lxc.cgroup.memory.limit_in_bytes = 1G\nlxc.autodev = yes\nlxc.utsname = a\n'),
    ['--config', config, '--lxc-version', '2.1,5.0.2,7.0'],
  );
  assert.is(run.lxc, null);
  assert.equal(
    findings.map(({ rule, severity, lxcVersions }: Record<string, unknown>) => [rule, severity, lxcVersions]),
    [
      ['config-syntax', 'error', ['7.0.0']],
      ['config-syntax', 'error', undefined],
      ['legacy-keys', 'error', ['5.0.2', '7.0.0']],
    ],
  );
});

test('a comment is of use where it suppresses something with one of the versions', async () => {
  const args = ['--config', config, '--lxc-version', '6.0,7.0'];
  const comment = '# lxc-lint-disable-next-line config-syntax -- for the old hosts\n';
  const { findings, suppressed } = await reportOn(
    text(`${comment}lxc.cgroup.memory.limit_in_bytes = 1G\n`),
    args,
  );
  assert.equal([findings, suppressed.length], [[], 1]);
  const { findings: stale } = await reportOn(text(`${comment}lxc.uts.name = a\n`), args);
  assert.equal(
    stale.map(({ kind }: { kind: string }) => kind),
    ['unused'],
  );
});

test('several versions are for files, and no fix is for several', async () => {
  assert.match((await lintWith('', ['--lxc-version', '5.0,6.0'])).err, 'only with --config');
  const { err } = await lintWith('', ['--config', config, '--lxc-version', '5.0,6.0', '--fix-script']);
  assert.match(err, 'fixes are for one version of LXC');
});

test('what is no config is told, and the others are linted', async () => {
  const others = '-- /srv/README --\nhello\n-- stat --\nfile 0:0 0644 /srv/README\nabsent /srv/none\n';
  const args = ['--config', config, '/srv/README', '/srv/none', '--lxc-version', '6.0'];
  const { code, out, err } = await lintWith(`${text('lxc.autodev = yes\n')}${others}`, args);
  assert.is(code, 2);
  assert.match(out, '1 error');
  assert.match(err, '/srv/README is no config of LXC: none of its lines begins with lxc.');
  assert.match(err, 'cannot read /srv/none: there is no such file');
});

test('a name with a slash is that of a file', async () => {
  assert.is((await lintWith('', [config, '--lxc-version', '6.0'])).code, 0);
});

test('with a user, a file is judged as the config of one of that user', async () => {
  const alone = text('lxc.idmap = u 0 5000000 65536\nlxc.idmap = g 0 5000000 65536\n');
  const rules = async (...args: string[]) =>
    (await reportOn(alone, ['--config', config, ...args])).findings.map(({ rule }: { rule: string }) => rule);
  assert.equal(await rules('--lxc-version', '5.0.2'), []);
  assert.ok((await rules('--user', 'lxcuser-test')).includes('idmap'));
  assert.match((await lintWith('', ['--config', config, '--all-users'])).err, '--config takes one user');
});

test.run();

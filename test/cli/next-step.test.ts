import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { render } from '../../src/base/locale.ts';
import { nextStep } from '../../src/report/formats/pretty/next-step.ts';
import type { ContainerReport, Report } from '../../src/report/report.ts';
import { reportOn } from '../support/machine.ts';

const own = await reportOn('');
const commands: Report['commands'] = { fix: '', asRoot: null, preview: '' };
const run = { ...own.run, user: 'lxcuser-test', host: 'labhost' };

const said = (more: Partial<Report>): string[] =>
  nextStep({ ...own, commands, run, ...more }).map((each) => render(each));

const [container] = own.containers;
const named = (name: string, verdict: ContainerReport['verdict']): ContainerReport => ({
  ...(container as ContainerReport),
  command: ['lxc-start', '-n', name],
  name,
  verdict,
});

test('a user without a container is told how to make one', () =>
  assert.equal(said({ containers: [named('(new)', 'starts')] }), ['Next: `lxc-create -n web -t busybox`']));

test('what starts and does not run is to be started, before anybody enters what runs', () =>
  assert.equal(said({ containers: [named('one', 'running'), named('two', 'starts')] }), [
    'Next: `lxc-start -n two`',
  ]));

test('what runs can be entered', () =>
  assert.equal(said({ containers: [named('one', 'running')] }), ['Next: `lxc-attach -n one`']));

test('where nobody can tell, a start tells', () =>
  assert.equal(said({ containers: [named('one', 'unknown')] }), [
    'Next: `lxc-lint explain -- lxc-start -n one`',
  ]));

test('root is told in which login', () =>
  assert.equal(said({ run: { ...run, user: 'root' }, containers: [named('one', 'starts')] }), [
    'Next, in a login of lxcuser-test (`ssh lxcuser-test@labhost`): `lxc-start -n one`',
  ]));

test('a name is quoted for a shell', () =>
  assert.equal(said({ containers: [named('a b', 'starts')] }), ["Next: `lxc-start -n 'a b'`"]));

test('what is broken comes first, and another host is nobody’s to type on', () => {
  assert.equal(said({ containers: [named('one', 'fails'), named('two', 'starts')] }), []);
  assert.equal(said({ summary: { ...own.summary, fixable: 1 } }), []);
  assert.equal(said({ commands: null }), []);
});

test.run();

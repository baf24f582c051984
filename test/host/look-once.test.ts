import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Host } from '../../src/host/host.ts';
import { askOnce, lookOnce } from '../../src/host/look-once.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import { loadFixture } from '../support/fixture.ts';

// What is asked again soon is not looked up again.

const { answers } = await loadFixture('fixtures/hosts/tutorial.txt');
const user = { name: 'lxcuser-test', uid: 1001, gid: 1001 };

/** A host that keeps what it is asked. */
function attentive(): { host: Host; asked: string[] } {
  const asked: string[] = [];
  const through = (host: Host, who: string): Host => ({
    ...host,
    stat: (path) => {
      asked.push(`${who}: ${path}`);
      return undefined;
    },
    ask: (argv) => {
      asked.push(`${who}: ${argv.join(' ')}`);
      return { status: 0, out: who };
    },
    as: (other) => through(host.as(other), other.name),
  });
  return { host: through(snapshot(answers), 'root'), asked };
}

test('each account is told what it sees itself, and a program is started once for all', () => {
  const { host, asked } = attentive();
  const once = lookOnce(askOnce(host));
  const his = once.as(user);
  for (const each of [once, his, once, his]) {
    assert.is(each.stat('/etc'), undefined);
    assert.equal(each.ask(['getent', 'passwd', '--', 'a']), { status: 0, out: 'root' });
    assert.ok(each.ask(['getent', 'passwd', '--', 'a b']));
  }
  assert.equal(asked, [
    'root: /etc',
    'root: getent passwd -- a',
    'root: getent passwd -- a b',
    'lxcuser-test: /etc',
  ]);
});

test('not everything is kept: a user may have more files than there is memory', () => {
  const { host, asked } = attentive();
  const once = lookOnce(host);
  const paths = Array.from({ length: 1500 }, (_, each) => `/etc/${each}`);
  for (const path of [...paths, ...paths]) once.stat(path);
  assert.is(asked.length, 3000);
});

test.run();

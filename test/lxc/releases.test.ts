import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { includes, type Releases, showReleases } from '../../src/lxc/releases.ts';
import { parseVersion } from '../../src/lxc/version.ts';

const has = (releases: Releases, release: string): boolean => {
  const version = parseVersion(release);
  return version !== undefined && includes(releases, version);
};

test('the first and the last are among them', () => {
  const bug = { since: '4.0.10', until: '4.0.11' };
  assert.equal(
    ['4.0.9', '4.0.10', '4.0.11', '4.0.12', '5.0.0'].map((each) => has(bug, each)),
    [false, true, true, false, false],
  );
});

test('a series is all of its releases', () => {
  assert.equal(
    ['3.2.1', '3.3.0'].map((each) => has({ until: '3.2' }, each)),
    [true, false],
  );
  assert.equal(
    ['5.9.9', '6.0.0', '7.0.0'].map((each) => has({ since: '6' }, each)),
    [false, true, true],
  );
  assert.is(has({ until: '6' }, '6.9.1'), true);
});

test('in words', () => {
  assert.equal([{ since: '4.0.10', until: '4.0.11' }, { since: '4.0' }, { until: '3.2' }].map(showReleases), [
    'LXC 4.0.10 to 4.0.11',
    'LXC 4.0 and later',
    'LXC up to 3.2',
  ]);
});

test.run();

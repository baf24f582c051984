import * as fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { anchored } from '../../src/executor/files/anchor.ts';
import { Refused } from '../../src/fix/refused.ts';
import { me } from '../support/me.ts';
import { put, temporary } from '../support/temporary.ts';

const look = (path: string): string => anchored(path, me, ({ at }) => fs.readFileSync(at, 'utf8'));

test('a file is reached through its folder, whatever is in its name', () => {
  const folder = temporary();
  for (const name of ['plain', 'new\nline', '-n', '$(id)', "q'q"])
    assert.is(look(put(`${folder}/${name}`, name)), name);
});

test('a folder that was renamed meanwhile is still the one that was opened', () => {
  const top = temporary();
  put(`${top}/a/file`, 'mine');
  put(`${top}/b/file`, 'theirs');
  const found = anchored(`${top}/a/file`, me, ({ at }) => {
    fs.renameSync(`${top}/a`, `${top}/c`);
    fs.renameSync(`${top}/b`, `${top}/a`);
    return fs.readFileSync(at, 'utf8');
  });
  assert.is(found, 'mine');
});

if (me.uid === 0) {
  const trusted = (path: string) => {
    try {
      return look(path) === 'text';
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  };
  // The bits of the group are what an access control list grants at most.
  const modes = { 755: true, 775: false, 757: false, 1777: true, 700: true };
  for (const [mode, wanted] of Object.entries(modes))
    test(`root ${wanted ? 'goes' : 'does not go'} through a folder of mode ${mode}`, () => {
      const path = put(`${temporary()}/folder/file`, 'text');
      fs.chmodSync(path.replace(/\/file$/, ''), Number.parseInt(mode, 8));
      assert.is(trusted(path), wanted);
    });

  test('root goes neither through a folder of another, nor by a link that another made', () => {
    const top = temporary();
    const path = put(`${top}/folder/file`, 'text');
    fs.symlinkSync(`${top}/folder`, `${top}/link`);
    assert.ok(trusted(`${top}/link/file`));
    fs.lchownSync(`${top}/link`, 1234, 1234);
    assert.not.ok(trusted(`${top}/link/file`));
    fs.chownSync(`${top}/folder`, 1234, 1234);
    assert.not.ok(trusted(path));
  });

  test('links in a circle come to an end', () => {
    const top = temporary();
    fs.symlinkSync(`${top}/b`, `${top}/a`);
    fs.symlinkSync(`${top}/a`, `${top}/b`);
    assert.not.ok(trusted(`${top}/a/file`));
  });
}

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { phrase } from '../../src/base/phrase.ts';
import { fixCommand } from '../../src/explain/fix-command.ts';
import { type Fix, manual } from '../../src/model/action.ts';
import type { Subject } from '../../src/model/subject.ts';

const rule = 'userns-clone';
const bob: Subject = { kind: 'user', name: 'bob' };
const ann = { uid: 1000, user: 'ann' };

const setting = (by: string): Fix => ({
  safety: 'safe',
  title: phrase`set it to 1`,
  actions: [
    { do: 'setting', path: '/proc/sys/kernel/unprivileged_userns_clone', by, before: '0', after: '1' },
  ],
});

test('for the user that it is about; who looks, where it is about the machine', () => {
  const fix = setting('bob');
  assert.is(fixCommand({ rule, fix, subject: bob }, ann), 'lxc-lint --user bob --rule userns-clone --fix');
  assert.match(fixCommand({ rule, fix, subject: { kind: 'machine' } }, ann) ?? '', / --user ann /);
});

test('by root where it needs root', () => {
  const found = { rule, fix: setting('root'), subject: bob };
  assert.match(fixCommand(found, ann) ?? '', /^sudo lxc-lint /);
  assert.match(fixCommand(found, { uid: 0, user: 'root' }) ?? '', /^lxc-lint /);
});

test('none for what a person decides', () => {
  assert.is(fixCommand({ rule, fix: manual(phrase`decide`), subject: bob }, ann), undefined);
});

test.run();

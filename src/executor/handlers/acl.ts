import type { Was } from '../../fix/executor-port.ts';
import { setfacl } from '../../fix/render/setfacl.ts';
import type { Acl } from '../../model/action.ts';
import { held } from '../files/held.ts';
import type { Hand, Handling } from '../handler.ts';
import { run } from '../run-command.ts';
import { mustBe, wasMade } from './check-state.ts';

/** Access control lists, which Node knows nothing of: by getfacl(1) and setfacl(1). */
export const acl: Handling<Acl, Extract<Was, { is: 'acl' }>> = {
  look({ path, entry, before }, hand) {
    const list = listOf(path, hand);
    mustBe(path, permsIn(list, entry), before);
    return { is: 'acl', list };
  },

  make(change, _was, hand) {
    set(change.path, setfacl(change), hand);
  },

  unmake({ path, entry, after }, { list }, hand) {
    const now = listOf(path, hand);
    if (!wasMade(path, permsIn(now, entry), permsIn(list, entry), after)) return 'was-not-done';
    // The whole list is put back: whatever somebody else has changed in it since would be lost.
    wasMade(path, besides(now, entry), besides(list, entry), besides(list, entry));
    set(path, ['--set-file=-'], hand, list);
    return 'undone';
  },
};

const listOf = (path: string, { who, caller }: Hand): string =>
  held(path, who, ({ file }) =>
    run(['getfacl', '--omit-header', '--numeric', '--no-effective', '--', '/proc/self/fd/3'], who, caller, {
      files: [file],
    }),
  );

const set = (path: string, options: readonly string[], { who, caller }: Hand, input = ''): void =>
  held(path, who, ({ file }) => {
    run(['setfacl', ...options, '--', '/proc/self/fd/3'], who, caller, { files: [file], input });
  });

/** What the list grants to others; its mask goes with the entries. */
const besides = (list: string, entry: Acl['entry']): string =>
  list
    .split('\n')
    .filter((line) => !line.startsWith(named(entry)) && !line.startsWith('mask:'))
    .join('\n');

const permsIn = (list: string, entry: Acl['entry']): string | null =>
  list
    .split('\n')
    .find((line) => line.startsWith(named(entry)))
    ?.slice(named(entry).length) ?? null;

/** `u:624288` is `user:624288:--x` in a list. */
const named = (entry: Acl['entry']): string => `${entry.replace(/^u/, 'user').replace(/^g/, 'group')}:`;

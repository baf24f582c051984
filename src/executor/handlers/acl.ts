import type { PriorState } from '../../fix/executor-port.ts';
import { listedEntry, setfaclCommand } from '../../fix/render/setfacl.ts';
import type { SetAcl } from '../../model/action.ts';
import { holdFile } from '../files/held.ts';
import type { ChangeContext, ChangeHandler } from '../handler.ts';
import { runCommand } from '../run-command.ts';
import { assertUnchanged, isApplied } from './check-state.ts';

/** Access control lists, which Node does not support: through getfacl(1) and setfacl(1). */
export const acl: ChangeHandler<SetAcl, Extract<PriorState, { is: 'acl' }>> = {
  inspect({ path, entry, before }, context) {
    const list = listOf(path, context);
    assertUnchanged(path, permsIn(list, entry), before);
    return { is: 'acl', list };
  },

  apply(change, _was, context) {
    set(change.path, setfaclCommand(change), context);
  },

  revert(change, was, context) {
    const comes = acl.foresee(change, was, context);
    if (comes === 'undone') set(change.path, ['--set-file=-'], context, was.list);
    return comes;
  },

  foresee({ path, entry, after }, { list }, context) {
    const now = listOf(path, context);
    if (!isApplied(path, permsIn(now, entry), permsIn(list, entry), after)) return 'was-not-done';
    // The whole list is restored, which would lose any other change made to it since.
    isApplied(path, besides(now, entry), besides(list, entry), besides(list, entry));
    return 'undone';
  },
};

const listOf = (path: string, { who, caller }: ChangeContext): string =>
  holdFile(path, who, ({ file }) =>
    runCommand(
      ['getfacl', '--omit-header', '--numeric', '--no-effective', '--', '/proc/self/fd/3'],
      who,
      caller,
      {
        files: [file],
      },
    ),
  );

const set = (path: string, options: readonly string[], { who, caller }: ChangeContext, input = ''): void =>
  holdFile(path, who, ({ file }) => {
    runCommand(['setfacl', ...options, '--', '/proc/self/fd/3'], who, caller, { files: [file], input });
  });

/** The other entries; the mask depends on the entries, so it is left out. */
const besides = (list: string, entry: SetAcl['entry']): string =>
  list
    .split('\n')
    .filter((line) => !line.startsWith(listedEntry(entry)) && !line.startsWith('mask:'))
    .join('\n');

const permsIn = (list: string, entry: SetAcl['entry']): string | null =>
  list
    .split('\n')
    .find((line) => line.startsWith(listedEntry(entry)))
    ?.slice(listedEntry(entry).length) ?? null;

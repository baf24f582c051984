import { bootFile } from '../../facts/cgroup/clone-children-at-boot.ts';
import type { CloneChildren, EmptyCpuset } from '../../facts/cgroup/cpuset.ts';
import { type Action, root } from '../../model/action.ts';

/** Switches it on until the next boot. */
export const enableCloneChildren = ({ path, value }: CloneChildren): Action[] =>
  value === '1' ? [] : [{ do: 'setting', by: root, path, before: value, after: '1' }];

/** Gives it what it would have, had the switch been on when it was made. */
export const fillCpuset = ({ lacks, clones }: EmptyCpuset): Action[] => [
  ...lacks.map(
    ({ path, inherits }): Action => ({ do: 'setting', by: root, path, before: '', after: inherits }),
  ),
  ...(clones ? enableCloneChildren(clones) : []),
];

/** For a script that does not see to it, and is its administrator's. */
export const cloneChildrenAtBoot = ({ path }: CloneChildren): Action => ({
  do: 'write',
  by: root,
  path: bootFile,
  before: null,
  after: `w ${path} - - - - 1\n`,
});

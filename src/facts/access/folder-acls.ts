import type { Acl } from '../../base/acl.ts';
import { groupBy } from '../../base/grouped.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { containers } from '../config/containers.ts';
import { aclsOf } from './acls-of.ts';
import { ancestors } from './ancestors.ts';

/**
 * The access control lists of the directory of a container and of all above it, asked for together with those of other
 * containers: a program for each took half of the time of a run. Empty where they cannot be asked for.
 */
export const folderAcls: Fact<'user', (folder: string) => ReadonlyMap<string, Acl | undefined>> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const folders = know(containers).flatMap(({ folder }) => folder ?? []);
    const groupOf = new Map(folders.map((folder, index) => [folder, Math.floor(index / together)]));
    const groups = groupBy(folders, (folder) => groupOf.get(folder));
    const found = new Map<number, ReadonlyMap<string, Acl | undefined>>();
    return (folder) => {
      const group = groupOf.get(folder);
      if (group === undefined) return new Map();
      const known = found.get(group) ?? ask(groups.get(group) ?? []);
      found.set(group, known);
      return known;
    };

    function ask(all: readonly string[]): ReadonlyMap<string, Acl | undefined> {
      const paths = [...new Set(all.flatMap(ancestors))];
      const acls = attempt(() => aclsOf(host, paths));
      if (acls instanceof Unseen) return new Map();
      return new Map(paths.map((path) => [path, acls.get(path)]));
    }
  },
};

/** The words of a command have room for two million bytes (execve(2)), and a path takes 4,096 at most. */
const together = 200;

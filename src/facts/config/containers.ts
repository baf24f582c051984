import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { type Container, newContainer } from '../../model/subject.ts';
import { asUser } from '../access/as-user.ts';
import { lxcConf } from '../install/lxc-conf.ts';

/** The user's containers by name; if there are none, the one that lxc-create would make from default.conf. */
export const containers: Fact<'user', readonly Container[]> = {
  subject: 'user',
  gather: (_host, user, know) => {
    const { lxcpath, defaultConfig } = know(lxcConf);
    const host = know(asUser);
    const names = [...(host.list(lxcpath) ?? [])].sort();
    if (names.length > limit) throw new Unseen(phrase`${lxcpath} has more than ${limit} entries`);
    const found = names
      .map((name) => `${lxcpath}/${name}`)
      .filter((folder) => holdsContainer(host, folder))
      .map(
        (folder): Container => ({
          kind: 'container',
          user,
          name: folder.slice(lxcpath.length + 1),
          folder,
          config: `${folder}/config`,
        }),
      );
    if (found.length > 0) return found;
    return [{ kind: 'container', user, name: newContainer, folder: undefined, config: defaultConfig }];
  },
};

/** A user may have any number of directories. So many can be checked and reported without running out of memory. */
const limit = 15_000;

/** Whether a directory has a config or a rootfs, or might have one but is not searchable. */
const holdsContainer = (host: Host, folder: string) =>
  ['config', 'rootfs'].some((name) => {
    const stat = attempt(() => host.stat(`${folder}/${name}`));
    return stat instanceof Unseen || stat !== undefined;
  });

import { isNonEmpty } from '../../base/non-empty.ts';
import type { Line } from '../../base/place.ts';
import { withoutEffectOnBind } from '../../lxc/config/settings/bind-options.ts';
import { isBind } from '../../lxc/config/settings/mount-entry.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { isShipped } from '../install/shipped-configs.ts';
import { mountEntries } from './mount-entries.ts';

/** Options that have no effect, as what they are for is bind-mounted. */
export interface IgnoredOptions {
  readonly options: readonly [string, ...string[]];
  readonly source: string;
  readonly at: Line;
  readonly via: readonly Line[];
}

/** Of each mount entry, and of the rootfs. */
export const ignoredOptions: Fact<'container', readonly IgnoredOptions[]> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    [...ofRootfs(know), ...know(mountEntries).filter(isBind)].flatMap(({ options: all, source, at, via }) => {
      const options = withoutEffectOnBind(all);
      return isNonEmpty(options) && !isShipped(at.path) ? [{ options, source, at, via }] : [];
    }),
};

/** LXC bind-mounts a rootfs that is a directory (`dir_mount` in storage/dir.c). */
function ofRootfs(know: Know<'container'>) {
  const { last, rootfs } = know(settings);
  const set = last.get('lxc.rootfs.options');
  if (set === undefined || rootfs === undefined || !['dir', undefined].includes(rootfs.type)) return [];
  return [{ options: set.value.split(','), source: rootfs.path, at: set.valueAt, via: set.via }];
}

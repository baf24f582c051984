import { list, phrase } from '../../base/phrase.ts';
import type { MapContext } from '../../facts/idmap/map-context.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { hostRange, type IdMap, isOwn } from '../../lxc/idmap.ts';
import { ungranted } from '../../lxc/subid.ts';
import { type Fix, manual } from '../../model/action.ts';

interface Sharing extends Pick<MapContext, 'lines' | 'grants' | 'own'> {
  readonly writer: { readonly by: string };
}

/**
 * Single IDs that are the same inside and outside share files with an account of the host, on purpose: other IDs would not
 * do. Only root knows whether the user may have that account's files. Undefined where no such map is refused.
 */
export function shareIds({ lines, grants, own, writer: { by } }: Sharing): Fix | undefined {
  const refused = lines.filter(
    (map) =>
      isShared(map) && !isOwn(map, own) && grants && ungranted(hostRange(map), grants[map.type]).length > 0,
  );
  if (refused.length === 0) return undefined;
  const options = refused.flatMap(({ type, host }) => [`--add-sub${type}ids`, `${host}-${host}`]);
  const ids = refused.map(({ type, host }) => (type === 'u' ? phrase`UID ${host}` : phrase`GID ${host}`));
  return manual(
    phrase`have root grant ${list(ids)} of the host, if the container is to have the files of that account`,
    shellWords(['usermod', ...options, by]),
  );
}

const isShared = ({ inside, host, count }: IdMap): boolean => count === 1 && inside === host && host > 0;

import { phrase } from '../../base/phrase.ts';
import { type Fix, root } from '../../model/action.ts';

/** It stays empty: each container mounts its rootfs there in a mount namespace of its own. */
export const makeRootfsMountDir = (path: string): Fix => ({
  safety: 'safe',
  makesNew: true,
  title: phrase`create ${path}`,
  actions: [
    {
      do: 'run',
      by: root,
      before: ['rmdir', path],
      after: ['install', '-d', '-m', '755', path.replace(/\/rootfs$/, ''), path],
    },
  ],
});

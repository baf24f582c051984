import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { ownFile } from '../access/owned-file.ts';
import { account } from '../account/account.ts';
import type { Account } from '../account/passwd.ts';
import { type MappedRoot, mappedRoot } from '../idmap/mapped-root.ts';
import { hasSetfacl } from '../machine/attribute-tools.ts';

/** Who repairs mounts, and with what. */
export interface MountRepairer {
  readonly account: Account;
  /** The container's root. */
  readonly root: MappedRoot;
  readonly owns: (path: string) => boolean;
  readonly hasSetfacl: boolean;
}

export const mountRepairer: Fact<'container', MountRepairer> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(configOnly)
      ? nobody
      : {
          account: know(account),
          root: know(mappedRoot),
          owns: know(ownFile),
          hasSetfacl: know(hasSetfacl),
        },
};

/** A file on its own is left to its author. */
const nobody: MountRepairer = {
  account: { name: '', uid: 0, gid: 0, home: '', shell: '', at: { path: '', line: 0, text: '' } },
  root: { uid: 0, gid: 0, maps: [] },
  owns: () => false,
  hasSetfacl: false,
};

import { phrase } from '../../base/phrase.ts';
import { blocked, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { BothGrants } from '../../lxc/subid.ts';
import { type Grant, type Grants, grantsOf, parseGrants } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from './account.ts';
import { directoryGrants } from './directory-grants.ts';
import { accountsByUid } from './passwd.ts';
import { subidSource } from './subid-source.ts';

/** One of the two files that say who may map which host ids. */
export interface GrantFile extends Grants {
  readonly path: '/etc/subuid' | '/etc/subgid';
  /** newuidmap opens the file without following links (shadow 4.13, lib/commonio.c). */
  readonly state: 'there' | 'missing' | 'link';
  /** The target of the link, as it is written. */
  readonly link: string | undefined;
  readonly text: string;
}

/** The grants of all users, if the files count. */
export const grantFiles: Fact<'machine', BothGrants<GrantFile>> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const source = know(subidSource);
    if (source !== 'files')
      throw new Unseen(
        phrase`/etc/nsswitch.conf looks up subordinate IDs in ${source}: the files do not count`,
        'not-applicable',
      );
    return { u: grantFile(host, '/etc/subuid'), g: grantFile(host, '/etc/subgid') };
  },
};

function grantFile(host: Host, path: GrantFile['path']): GrantFile {
  const text = host.read(path);
  const link = text === undefined ? undefined : host.link(path);
  const found = link === undefined ? 'there' : 'link';
  const state = text === undefined ? 'missing' : found;
  return { path, state, link, text: text ?? '', ...parseGrants(path, text ?? '') };
}

/** The user's own grants, as newuidmap and newgidmap count them; a kind without any is an empty list. */
export const ownGrants: Fact<'user', BothGrants<readonly Grant[]>> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    if (know(subidSource) !== 'files') return know(directoryGrants);
    const { u, g } = know(grantFiles);
    const { name, uid } = know(account);
    const twins = (know(accountsByUid).get(uid) ?? []).map((other) => other.name);
    const own = (file: GrantFile) => (file.state === 'there' ? grantsOf(file, { name, uid }, twins) : []);
    return { u: own(u), g: own(g) };
  },
};

/** The same, if there are some of each kind: without them there is nothing to compare a map with. */
export const allocated: Fact<'user', BothGrants<readonly Grant[]>> = {
  subject: 'user',
  gather: (_host, { name }, know) => {
    const own = know(ownGrants);
    // Root usually has none, and needs them only for containers with maps.
    if (know(account).uid !== 0 && (own.u.length === 0 || own.g.length === 0))
      throw blocked('subid-allocated', phrase`${name} lacks subordinate UIDs or GIDs`);
    return own;
  },
};

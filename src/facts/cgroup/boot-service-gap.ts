import { absent, type Place } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { cgroupBootService, bootServicePaths as paths } from './boot-service.ts';

/** What keeps the boot service from creating cgroups for a user. */
export interface BootServiceGap {
  readonly kind:
    | 'list-missing'
    | 'not-listed'
    | 'script-missing'
    | 'not-executable'
    | 'unit-missing'
    | 'masked'
    | 'disabled';
  readonly at: Place;
}

/** The first gap, from the list of users to the unit. */
export const bootServiceGap: Fact<'user', BootServiceGap | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { name } = know(account);
    const { users, script, unit } = know(cgroupBootService);
    if (!users) return { kind: 'list-missing', at: absent(paths.users) };
    if (!users.names.includes(name)) return { kind: 'not-listed', at: { path: paths.users } };
    if (!script) return { kind: 'script-missing', at: absent(paths.script) };
    if ((script.mode & 0o111) === 0) return { kind: 'not-executable', at: { path: paths.script } };
    if (unit === 'missing') return { kind: 'unit-missing', at: absent(paths.unit) };
    return unit === 'enabled' ? undefined : { kind: unit, at: { path: paths.unit } };
  },
};

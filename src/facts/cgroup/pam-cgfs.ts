import type { Line, Place } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { isFound } from '../../host/excerpt.ts';
import type { Fact } from '../../model/fact.ts';
import { sessionModules } from '../session/pam-session-stack.ts';

const commonSession = '/etc/pam.d/common-session';

/** Whether libpam-cgfs puts every login into cgroups owned by its user: pam_cgfs(8). */
export const pamCgfs: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => isFound(host.grep(commonSession, /^\s*(session)\s.*\b(pam_cgfs\.so)/)),
};

/** Why it does not. */
export interface PamCgfsGap {
  readonly kind: 'not-installed' | 'not-listed';
  readonly at: Place;
  /** The line after which it belongs. */
  readonly below: Line | undefined;
}

/** For a host whose logins do not run pam_cgfs. */
export const pamCgfsGap: Fact<'machine', PamCgfsGap> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const modules = attempt(() => know(sessionModules));
    const listed = modules instanceof Unseen ? [] : modules;
    const below = listed.filter(({ path }) => path.endsWith('/common-session')).at(-1);
    return {
      kind: host.stat('/usr/share/pam-configs/cgfs') === undefined ? 'not-installed' : 'not-listed',
      at: { path: below?.path ?? commonSession },
      below,
    };
  },
};

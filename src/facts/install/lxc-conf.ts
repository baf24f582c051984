import { phrase } from '../../base/phrase.ts';
import { type Line, lines } from '../../base/place.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { home } from '../account/home.ts';
import { environment } from '../session/environment.ts';

/** What the user's lxc.conf sets, or LXC's own defaults. */
export interface LxcConf {
  /** The file that may set them. */
  readonly path: string;
  /** The directory that holds the containers. */
  readonly lxcpath: string;
  /** The config that lxc-create copies. */
  readonly defaultConfig: string;
  /** The controllers that LXC insists on, separated by commas. */
  readonly cgroupUse: Setting | undefined;
}

interface Setting {
  readonly value: string;
  readonly at: Line;
}

/** Root has directories of its own; a user's lxc.conf replaces the system's (lxc 5.0.2, src/lxc/initutils.c). */
export const lxcConf: Fact<'user', LxcConf> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const own = know(home).replace(/\/$/, '');
    const root = know(account).uid === 0;
    const path = root ? '/etc/lxc/lxc.conf' : `${own}/.config/lxc/lxc.conf`;
    if (know(environment)?.home.usable === false)
      throw blocked('pam-session', phrase`HOME is not the home directory of the user`);
    const found = attempt(() => know(asUser).read(path));
    // LXC silently ignores one that it may not read.
    if (found instanceof Unseen && found.kind !== 'denied') throw found;
    const text = found instanceof Unseen ? '' : (found ?? '');
    const defaults = root
      ? { lxcpath: '/var/lib/lxc', defaultConfig: '/etc/lxc/default.conf' }
      : { lxcpath: `${own}/.local/share/lxc`, defaultConfig: `${own}/.config/lxc/default.conf` };
    const all = lines(path, text);
    const set = (key: string) => settingIn(all, key)?.value;
    return {
      path,
      lxcpath: (set('lxc.lxcpath') ?? defaults.lxcpath).replace(/(.)\/$/, '$1'),
      defaultConfig: set('lxc.default_config') ?? defaults.defaultConfig,
      cgroupUse: settingIn(all, 'lxc.cgroup.use'),
    };
  },
};

/**
 * The first line that sets the key. Not the language of a container's config: trailing blanks and quotes are part of
 * the value here (lxc 5.0.2, `lxc_global_config_value`).
 */
function settingIn(all: readonly Line[], key: string): Setting | undefined {
  for (const at of all) {
    const [, name, value] = /^[ \t]*([\w.]+)[ \t]*=[ \t]*(.*)$/s.exec(at.text) ?? [];
    if (name === key && value !== undefined) return { value, at };
  }
  return undefined;
}

import { attempt, Unseen } from '../../base/unseen.ts';
import { isFound, literally } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { settings } from '../config/config.ts';
import { lingers } from './user-manager.ts';

/** A container that asks to be started at boot, and which nothing seems to start then. */
export interface MissingAutostart {
  readonly line: Statement;
  /** A unit of the user manager that would, if that were started at boot. */
  readonly unit: string | undefined;
}

/** None for root, whose containers lxc.service starts (`lxc-containers` in config/init/common of LXC). */
export const missingAutostart: Fact<'container', MissingAutostart | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const line = know(settings).last.get('lxc.start.auto');
    if (line === undefined || line.value === '0' || know(account).uid === 0) return undefined;
    if (know(isStartedAtBoot)) return undefined;
    const unit = know(userUnit);
    return unit !== undefined && know(lingers) ? undefined : { line, unit };
  },
};

const starter = /^[^#]*lxc-(?:unpriv-)?(?:auto)?start\b/;

/** Whether cron, or a service of the administrator's, starts containers as this user. */
const isStartedAtBoot: Fact<'user', boolean> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { name } = know(account);
    if (mentions(host, `/var/spool/cron/crontabs/${name}`, starter)) return true;
    const units = inDirectory(host, '/etc/systemd/system', '.service');
    const byRoot = ['/etc/crontab', '/etc/rc.local', ...inDirectory(host, '/etc/cron.d'), ...units];
    const user = new RegExp(`(?<![\\w.-])${literally(name)}(?![\\w.-])`);
    const isForUser = (path: string) => mentions(host, path, user) || isInstantiated(host, path, user);
    return byRoot.some((path) => mentions(host, path, starter) && isForUser(path));
  },
};

/** Whether a template, such as lxc@.service, is enabled with words like these for the instance: systemd.unit(5). */
function isInstantiated(host: Host, path: string, words: RegExp): boolean {
  const [, prefix] = /\/([^/]+@)\.service$/.exec(path) ?? [];
  if (prefix === undefined) return false;
  const enabled = ['multi-user.target.wants', 'default.target.wants'].flatMap((target) =>
    inDirectory(host, `/etc/systemd/system/${target}`, '.service'),
  );
  return enabled.some((each) => {
    const unit = each.slice(each.lastIndexOf('/') + 1);
    return unit.startsWith(prefix) && words.test(unit.slice(prefix.length, -'.service'.length));
  });
}

const userUnit: Fact<'user', string | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const user = know(asUser);
    const own = `${know(account).home.replace(/\/$/, '')}/.config/systemd/user`;
    // Those of the administrator are for every user.
    const units = [own, '/etc/systemd/user'].flatMap((folder) => inDirectory(user, folder, '.service'));
    return units.find((path) => mentions(user, path, starter));
  },
};

const inDirectory = (host: Host, directory: string, end = ''): string[] =>
  (orClosed(() => host.list(directory)) ?? [])
    .filter((name) => name.endsWith(end))
    .map((name) => `${directory}/${name}`);

const mentions = (host: Host, path: string, words: RegExp): boolean =>
  isFound(orClosed(() => host.grep(path, words)));

/**
 * A crontab is for root to read, and a masked unit is a link to /dev/null: nothing is claimed but that nothing was seen.
 */
function orClosed<T>(look: () => T): T | undefined {
  const found = attempt(look);
  if (!(found instanceof Unseen)) return found;
  if (found.kind === 'denied' || found.kind === 'unknown') return undefined;
  throw found;
}

import type { Stat } from '../../host/host.ts';
import { hasAutodev } from '../../lxc/config/settings/autodev.ts';
import type { Fact } from '../../model/fact.ts';
import { mayReadAndWrite } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { settings } from '../config/config.ts';
import { shellMounts } from '../machine/mounts.ts';

/** A device of the host without which LXC before 4.0.7 starts no container. */
export type DeviceFault =
  | { readonly kind: 'missing'; readonly path: string; readonly terminal: boolean }
  | { readonly kind: 'not-permitted'; readonly path: string; readonly stat: Stat };

export const deviceFaults: Fact<'container', readonly DeviceFault[]> = {
  subject: 'container',
  gather: (host, _container, know) => {
    // First, as it throws where no system runs: nothing is in /dev then.
    know(shellMounts);
    const set = know(settings);
    const isMissing = (path: string) => host.stat(path) === undefined;
    const absent = hasAutodev(set) ? bound.filter(isMissing) : [];
    const lost = absent.map((path) => ({ kind: 'missing', path, terminal: false }) as const);
    const console = set.last.get('lxc.console.path')?.value === 'none' ? undefined : know(terminalFault);
    return console ? [console, ...lost] : lost;
  },
};

/** What it binds into /dev of the container, beside null (lxc 4.0.6, `lxc_fill_autodev` in conf.c). */
const bound = ['/dev/full', '/dev/random', '/dev/tty', '/dev/urandom', '/dev/zero'];

/** It opens a terminal of the host for the console (lxc 4.0.6, `lxc_terminal_create_foreign` in terminal.c); others do so in the container. */
const terminalFault: Fact<'user', DeviceFault | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const stat = host.stat(ptmx);
    const missing = [devpts, ptmx].find((path) => host.stat(path) === undefined);
    if (missing !== undefined || !stat) return { kind: 'missing', path: missing ?? ptmx, terminal: true };
    return mayReadAndWrite(ptmx, stat, know(account))
      ? undefined
      : { kind: 'not-permitted', path: ptmx, stat };
  },
};

/** What is opened is often a link to what each devpts has: pts(4). */
const [ptmx, devpts] = ['/dev/ptmx', '/dev/pts/ptmx'] as const;

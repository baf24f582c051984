import { phrase } from '../../base/phrase.ts';
import { atLeast } from '../version.ts';
import { fine, harmless, judgedBy, open, type Row, refused, row } from './row.ts';
import { isNumber, number, oneOf } from './values.ts';

/** Keys of the container itself: its name, init, terminals, logs and environment. */
export const generalKeys: Readonly<Record<string, Row>> = {
  'lxc.include': judgedBy(['config-include']),
  'lxc.arch': harmless,
  'lxc.uts.name': harmless,
  'lxc.ephemeral': harmless,
  'lxc.execute.cmd': harmless,
  // What a program does when it runs is unknown here: with one that ends, the container ends as well.
  'lxc.init.cmd': judgedBy(
    ['rootfs-init'],
    fine((value) => /^\/(usr\/)?(sbin\/init|lib\/systemd\/systemd)$/.test(value)),
  ),
  'lxc.init.cwd': row(fine(oneOf('/'))),
  'lxc.init.uid': row(fine(oneOf('0'))),
  'lxc.init.gid': row(fine(oneOf('0'))),
  'lxc.init.groups': row(fine((_value, _line, { version }) => version.major < 7)),
  'lxc.group': harmless,
  'lxc.start.auto': harmless,
  'lxc.start.delay': harmless,
  'lxc.start.order': harmless,
  'lxc.signal.halt': harmless,
  'lxc.signal.reboot': harmless,
  'lxc.signal.stop': harmless,
  'lxc.tty.max': row(fine(number(0, 100))),
  // LXC creates the directory in /dev, but none above it.
  'lxc.tty.dir': row(
    fine((value) => /^[\w-]+(\.[\w-]+)*\/?$/.test(value)),
    refused(
      (value, _line, { version }) =>
        value.includes('/') && (atLeast(version, 4, 0, 12) || !value.startsWith('.')),
      (value) => ({
        kind: 'tty-dir',
        message: phrase`LXC cannot create ${value} in /dev of the container: it creates one directory, not a path`,
        note: phrase`is not the name of a directory in /dev`,
        lxcMessage: `Failed to create "${value}"`,
      }),
    ),
  ),
  // Before LXC 4.0.7 the terminals of lxc.tty.max come from it as well.
  'lxc.pty.max': row(
    fine((value, _line, { version }) => isNumber(value, atLeast(version, 4, 0, 7) ? 0 : 110, 1_000_000)),
  ),
  'lxc.console.path': row(fine(oneOf('none'))),
  'lxc.console.logfile': judgedBy(['log-file']),
  'lxc.console.rotate': harmless,
  'lxc.console.buffer.size': harmless,
  'lxc.console.size': harmless,
  'lxc.no_new_privs': harmless,
  'lxc.keyring.session': harmless,
  'lxc.environment': row(fine(isAssigned)),
  'lxc.environment.runtime': row(fine(isAssigned)),
  'lxc.environment.hooks': row(fine(isAssigned)),
  'lxc.log.level': harmless,
  'lxc.log.file': judgedBy(['log-file']),
  'lxc.log.syslog': harmless,
  // Of LXC 1 and 2: read, and without effect.
  'lxc.kmsg': harmless,
  'lxc.pivotdir': harmless,
  'lxc.monitor.unshare': row(
    fine(oneOf('0')),
    refused(
      (value) => /^[1-9]\d*$/.test(value),
      () => ({
        kind: 'monitor-unshare',
        message: phrase`lxc.monitor.unshare needs root: it unshares a mount namespace outside the user namespace`,
        note: phrase`needs root`,
        lxcMessage: 'Failed to unshare mount namespace',
      }),
    ),
  ),
  'lxc.monitor.signal.pdeath': row(
    fine((value) => /^SIG(?!RT)[A-Z]+\d?$/.test(value)),
    fine(number(0, 64)),
    refused(number(65, 2 ** 31 - 1), (value) => ({
      kind: 'signal-number',
      message: phrase`${value} is not a signal: the kernel has 64`,
      note: phrase`is not a signal`,
      lxcMessage: `Failed to set PR_SET_PDEATHSIG to ${value}`,
    })),
  ),
  'lxc.apparmor.profile': judgedBy(['apparmor-profile']),
  'lxc.apparmor.allow_incomplete': judgedBy(['apparmor-profile']),
  'lxc.apparmor.allow_nesting': harmless,
  'lxc.apparmor.raw': judgedBy(['apparmor-profile']),
  'lxc.selinux.context': open,
  'lxc.selinux.context.keyring': open,
  // Those of the package leave a start the system calls that it needs.
  'lxc.seccomp.profile': row(fine((value) => /^\/usr\/share\/lxc\/config\/[\w-]+\.seccomp$/.test(value))),
  'lxc.seccomp.allow_nesting': harmless,
  'lxc.seccomp.notify.cookie': harmless,
  'lxc.seccomp.notify.proxy': open,
};

/**
 * A name alone is taken from the shell that starts the container. PATH and what the dynamic linker looks at may keep hooks from
 * finding what they need.
 */
function isAssigned(value: string): boolean {
  return /^(?!PATH=|LD_)[^=]+=/.test(value);
}

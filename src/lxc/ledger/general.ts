import { phrase } from '../../base/phrase.ts';
import { fine, harmless, judgedBy, type Row, refused, row } from './row.ts';
import { number, oneOf } from './values.ts';

/** Keys of the container itself: its name, logs and signals. */
export const generalKeys: Readonly<Record<string, Row>> = {
  'lxc.include': judgedBy(['config-include']),
  'lxc.arch': harmless,
  'lxc.uts.name': harmless,
  'lxc.ephemeral': harmless,
  'lxc.execute.cmd': harmless,
  'lxc.group': harmless,
  'lxc.start.auto': harmless,
  'lxc.start.delay': harmless,
  'lxc.start.order': harmless,
  'lxc.signal.halt': harmless,
  'lxc.signal.reboot': harmless,
  'lxc.signal.stop': harmless,
  'lxc.console.logfile': judgedBy(['log-file']),
  'lxc.console.rotate': harmless,
  'lxc.console.buffer.size': harmless,
  'lxc.console.size': harmless,
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
        rootMay: true,
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
};

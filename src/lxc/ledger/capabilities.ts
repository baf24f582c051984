import { phrase } from '../../base/phrase.ts';
import { cgroupsByLxc, cgroupsFail } from './auto-mounts.ts';
import { linesOf } from './per-config.ts';
import { fine, type Row, refused, row, type StartRefusal, type Test } from './row.ts';
import { words } from './values.ts';

const withoutSysAdmin: readonly Test[] = [
  refused((_value, _line, situation) => cgroupsByLxc(situation) === 'fails', cgroupsFail),
  fine((_value, _line, situation) => cgroupsByLxc(situation) === 'works'),
];

/** Before LXC 4.0.11 words are looked up in the start; since then config-syntax reports them. */
export const capabilityKeys: Readonly<Record<string, Row>> = {
  'lxc.cap.drop': row(
    refused(
      (value) => unknownIn(value) !== undefined,
      (value) => unknown(unknownIn(value) ?? ''),
    ),
    // The init of the container mounts cgroups with sys_admin: without it LXC does.
    fine((value) => !words(value).includes('sys_admin')),
    ...withoutSysAdmin,
  ),
  'lxc.cap.keep': row(
    refused(
      (_value, _line, situation) => linesOf(situation, 'lxc.cap.drop').length > 0,
      () => ({
        kind: 'cap-keep-and-drop',
        message: phrase`lxc.cap.keep and lxc.cap.drop are both set, and LXC takes only one of them`,
        note: phrase`cannot be combined with lxc.cap.drop`,
        lxcMessage: 'Container requests lxc.cap.drop and lxc.cap.keep',
      }),
    ),
    refused(
      (value) => unknownIn(kept(value)) !== undefined,
      (value) => unknown(unknownIn(kept(value)) ?? ''),
    ),
    fine((value) => words(value).includes('sys_admin') && !words(value).includes('none')),
    ...withoutSysAdmin,
  ),
};

/** `none` begins an empty list. */
const kept = (value: string): string => value.replace(/\bnone\b/, '');

const unknown = (word: string): StartRefusal => ({
  kind: 'capability',
  message: phrase`unknown capability ${word}: LXC expects net_admin, not CAP_NET_ADMIN`,
  note: phrase`has ${word}, which LXC does not know`,
  lxcMessage: `unknown capability ${word}`,
});

const unknownIn = (value: string): string | undefined =>
  words(value).find((word) => !known.has(word) && !/^(\d|[123]\d|40)$/.test(word));

/** capabilities(7), as `caps_opt` in conf.c has them. */
const known = new Set(
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore'.split(
    ' ',
  ),
);

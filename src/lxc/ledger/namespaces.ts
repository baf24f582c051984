import { phrase } from '../../base/phrase.ts';
import { fine, judgedBy, type Row, refused, row, type StartRefusal } from './row.ts';
import { oneOf, words } from './values.ts';

export const namespaceKeys: Readonly<Record<string, Row>> = {
  'lxc.idmap': judgedBy(['idmap', 'idmap-cleared']),
  'lxc.namespace.clone': row(
    fine((_value, _line, { lines }) =>
      needed.concat('net', 'cgroup').every((name) => cloned(lines).includes(name)),
    ),
    refused(
      (_value, _line, { lines }) => !cloned(lines).includes('user'),
      () => kept('user', 'Failed to clone a new set of namespaces'),
    ),
  ),
  'lxc.namespace.keep': row(
    refused(
      (value) => words(value.toLowerCase()).includes('user'),
      () => kept('user', 'Failed to clone a new set of namespaces'),
    ),
    refused(
      (value) => words(value.toLowerCase()).includes('mnt'),
      () => kept('mnt', 'Failed to create detached mount'),
    ),
    refused(
      (value) => words(value.toLowerCase()).includes('pid'),
      () => kept('pid', 'Operation not permitted - Failed to mount "proc"'),
    ),
    refused(
      (value, _line, { settings }) =>
        words(value.toLowerCase()).includes('uts') && settings.utsname !== undefined,
      (_value, _line, { settings }) =>
        kept('uts', `Failed to set the hostname to "${settings.utsname?.value}"`),
    ),
    fine(oneOf('ipc')),
  ),
  'lxc.namespace.share': row(
    refused(
      (_value, { name }, { lines }) =>
        !name.endsWith('.user') && !lines.some((line) => line.name === 'lxc.namespace.share.user'),
      (_value, { name }) => ({
        kind: 'shares-without-user',
        message: phrase`${name} needs root, unless lxc.namespace.share.user shares the user namespace of the same container`,
        note: phrase`shares a namespace, but not the user namespace that owns it`,
        lxcMessage: `Failed to inherit ${name.slice('lxc.namespace.share.'.length)} namespace`,
        at: 'key',
      }),
    ),
  ),
  'lxc.sched.core': row(fine(oneOf('0'))),
  'lxc.time.offset.boot': row(fine(isInFuture)),
  'lxc.time.offset.monotonic': row(fine(isInFuture)),
};

/** Without these, a user has no permission for what LXC does next. */
const needed = ['user', 'mnt', 'pid', 'uts'];

const kept = (name: string, lxcMessage: string): StartRefusal => ({
  kind: `keeps-${name}`,
  message: phrase`the container has no ${name} namespace of its own, and a start without root needs one`,
  note: phrase`keeps the ${name} namespace of the host`,
  lxcMessage,
});

/** Each line adds to those above it. */
const cloned = (
  lines: readonly { readonly name: string; readonly at: { readonly value: string } }[],
): string[] =>
  lines.flatMap(({ name, at }) => (name === 'lxc.namespace.clone' ? words(at.value.toLowerCase()) : []));

/** The kernel refuses clocks that began before the host, and far too late ones. */
function isInFuture(value: string): boolean {
  return /^\d{1,5}(h|m|s)$/.test(value);
}

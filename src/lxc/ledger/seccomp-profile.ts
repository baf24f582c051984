import { atLeast, type Version } from '../version.ts';

/** Without a version in the first line it is none: `parse_config` in seccomp.c. */
export const isProfile = (text: string): boolean => /^[ \t]*[12]/.test(text);

/** A list of permitted system calls with nothing in it. */
export const isEmptyProfile = (text: string): boolean => {
  const [version, list, ...calls] = linesOf(text);
  return version === '2' && /^(allow|white)list$/.test(list ?? '') && calls.length === 0;
};

/** The first line that LXC or libseccomp refuses, from 1: `parse_config_v2` in seccomp.c. */
export function refusedLine(
  text: string,
  version: Version,
): { readonly number: number; readonly lxcMessage: string } | undefined {
  const [form, list, ...calls] = linesOf(text);
  const { allow, lists } = atLeast(version, 4, 0, 4) ? today : once;
  const at = (line: string, lxcMessage: string) => ({
    number: 1 + text.split('\n').findIndex((each) => each.trim() === line),
    lxcMessage,
  });
  if (list === undefined) return form === undefined ? undefined : at(form, 'Invalid config file');
  if (form === '1') return list.includes(allow) ? undefined : at(list, `Only ${allow} policy is supported`);
  if (form !== '2') return undefined;
  if (!lists.test(list)) return at(list, 'Bad seccomp policy style');
  const isDenied = /^(deny|black)list$/.test(list);
  const call = calls.find((each) => actionFault(each, isDenied) !== undefined);
  return call === undefined ? undefined : at(call, actionFault(call, isDenied) ?? '');
}

/** What lists are called. Since LXC 4.0.4 only the second form still has the old names. */
const today = { allow: 'allowlist', lists: /^(allow|white|deny|black)list/ };
const once = { allow: 'whitelist', lists: /^(white|black)list/ };

/** The largest error number that a system call can return: MAX_ERRNO in the kernel. */
const maxErrno = 4095;

/** `isDenied`: what the list does not name is allowed, and libseccomp takes no rule that says that again. */
function actionFault(call: string, isDenied: boolean): string | undefined {
  const [, action, errno = ''] = /^[^[\s]\S*[ \t]+([^[\s]\S*)[ \t]*(\S*)/.exec(call) ?? [];
  // A comment behind a call is no action: `get_v2_action`.
  if (action === undefined || action.startsWith('#')) return undefined;
  if (!/^(kill|errno|allow|trap|notify)/.test(action)) return 'Unrecognized seccomp action';
  if (action === 'allow' && isDenied) return 'Permission denied - Failed to add rule for syscall';
  if (action !== 'errno') return undefined;
  if (!/^\d/.test(errno)) return 'Failed to parse errno value from';
  return Number.parseInt(errno, 10) > maxErrno
    ? 'Invalid argument - Failed to add rule for syscall'
    : undefined;
}

/** A list of forbidden system calls, none of which a start needs. */
export const isMildProfile = (text: string): boolean => {
  const [version, list, ...calls] = linesOf(text);
  return (
    version === '2' &&
    /^(deny|black)list$/.test(list ?? '') &&
    calls.every((call) => call === '[all]' || call.startsWith('reject_force_umount') || isMild(call))
  );
};

/** Without an action, who makes the call is killed. With conditions on its arguments behind it, a call is not judged. */
const isMild = (call: string): boolean => {
  const [name = '', action, errno = '', ...conditions] = call.split(/[ \t]+/);
  if (action === undefined || action.startsWith('#')) return ofNoInit.has(name);
  return spare.has(name) && action === 'errno' && /^\d+$/.test(errno) && conditions.length === 0;
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** What profiles usually forbid, and no start needs, if the answer is an error. */
const spare = new Set(
  'acct add_key bpf create_module delete_module finit_module get_kernel_syms init_module iopl ioperm kexec_file_load kexec_load keyctl lookup_dcookie nfsservctl open_by_handle_at perf_event_open process_vm_readv process_vm_writev ptrace query_module quotactl reboot request_key swapoff swapon syslog userfaultfd uselib vm86 vm86old'.split(
    ' ',
  ),
);

/** Those of them that no init tries. */
const ofNoInit = new Set(
  'acct create_module delete_module get_kernel_syms kexec_file_load kexec_load lookup_dcookie nfsservctl query_module uselib vm86 vm86old'.split(
    ' ',
  ),
);

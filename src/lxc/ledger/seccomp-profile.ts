/** Without a version in the first line it is none: `parse_config` in seccomp.c. */
export const isProfile = (text: string): boolean => /^[ \t]*[12]/.test(text);

/** A list of permitted system calls with nothing in it. */
export const isEmptyProfile = (text: string): boolean => {
  const [version, list, ...calls] = linesOf(text);
  return version === '2' && /^(allow|white)list$/.test(list ?? '') && calls.length === 0;
};

/** A list of forbidden system calls, none of which a start needs. */
export const isMildProfile = (text: string): boolean => {
  const [version, list, ...calls] = linesOf(text);
  return (
    version === '2' &&
    /^(deny|black)list$/.test(list ?? '') &&
    calls.every((call) => call === '[all]' || isMild(call))
  );
};

const isMild = (call: string): boolean => {
  const [name = '', action, errno = ''] = call.split(/[ \t]+/);
  return spare.has(name) && action === 'errno' && /^\d+$/.test(errno);
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

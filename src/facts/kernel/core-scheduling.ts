import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';

/** Whether the kernel was built with CONFIG_SCHED_CORE: the function that prctl(2) then calls is one of its symbols. */
export const coreScheduling: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => {
    const symbols =
      host.grep('/proc/kallsyms', /\b(?:sched_core_share_pid|__(?:do|se)_sys_prctl)$/)?.found ?? [];
    // Where it has not even prctl, the symbols are hidden.
    if (symbols.length === 0)
      throw new Unseen(phrase`/proc/kallsyms does not list the functions of the kernel`);
    return symbols.some(({ text }) => text === 'sched_core_share_pid');
  },
};

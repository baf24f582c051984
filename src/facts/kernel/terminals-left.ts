import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/**
 * How many more terminals the containers of a host may have at this moment: what is in reserve is for the host itself
 * (`devpts_new_index` in fs/devpts/inode.c of Linux). NaN where the kernel does not tell.
 */
export const terminalsLeft: Fact<'machine', number> = {
  subject: 'machine',
  gather: (host) => numberIn(host, 'max') - numberIn(host, 'reserve') - numberIn(host, 'nr'),
};

const numberIn = (host: Host, name: string): number =>
  Number(host.read(`/proc/sys/kernel/pty/${name}`)?.trim() ?? Number.NaN);

import type { Fact } from '../../model/fact.ts';

/** Whether every login is put into cgroups of its user's by libpam-cgfs: pam_cgfs(8). */
export const pamCgfs: Fact<'machine', boolean> = {
  of: 'machine',
  look: (host) => /^\s*session\s.*\bpam_cgfs\.so/m.test(host.read('/etc/pam.d/common-session') ?? ''),
};

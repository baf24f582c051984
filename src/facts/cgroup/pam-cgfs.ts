import { isFound } from '../../host/excerpt.ts';
import type { Fact } from '../../model/fact.ts';

/** Whether every login is put into cgroups of its user's by libpam-cgfs: pam_cgfs(8). */
export const pamCgfs: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => isFound(host.grep('/etc/pam.d/common-session', /^\s*(session)\s.*\b(pam_cgfs\.so)/)),
};

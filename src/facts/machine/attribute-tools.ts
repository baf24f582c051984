import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** Whether access control lists can be set here. */
export const hasSetfacl: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => isInstalled('setfacl', host),
};

/** Whether file capabilities can be set here. */
export const hasSetcap: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => isInstalled('setcap', host),
};

const isInstalled = (tool: string, host: Host): boolean =>
  ['/usr/sbin', '/usr/bin', '/sbin', '/bin'].some((folder) => host.stat(`${folder}/${tool}`) !== undefined);

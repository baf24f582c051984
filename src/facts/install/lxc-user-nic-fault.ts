import { isSetuidRoot } from '../../base/file-mode.ts';
import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import { hasCapability } from '../../lxc/capabilities.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import type { Mount } from '../machine/mounts.ts';
import { fileCapabilities } from './file-capabilities.ts';
import { type LxcUserNic, lxcUserNic } from './lxc-user-nic.ts';

/** What keeps lxc-user-nic from creating network interfaces. */
export type LxcUserNicFault = { readonly path: string } & (
  | { readonly kind: 'missing' }
  | { readonly kind: 'noexec' | 'nosuid'; readonly mount: Mount }
  | { readonly kind: 'not-executable' | 'not-setuid'; readonly stat: Stat }
  | { readonly kind: 'file-capabilities'; readonly stat: Stat; readonly capabilities: string }
);

/** Undefined where nothing does, and where no interface of the container needs it. */
export const lxcUserNicFault: Fact<'container', LxcUserNicFault | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { nics } = know(settings);
    const program = know(lxcUserNic);
    if (!nics.some(({ type }) => type === 'veth')) return undefined;
    return faultOf(program, (path) => know(fileCapabilities).of(path) ?? '');
  },
};

function faultOf(
  { path, stat, runs, noexec, nosuid }: LxcUserNic,
  capabilitiesOf: (path: string) => string,
): LxcUserNicFault | undefined {
  if (!stat) return { kind: 'missing', path };
  if (noexec) return { kind: 'noexec', path, mount: noexec };
  if (!runs) return { kind: 'not-executable', path, stat };
  if (nosuid) return { kind: 'nosuid', path, mount: nosuid };
  if (!isSetuidRoot(stat)) return { kind: 'not-setuid', path, stat };
  // With file capabilities of its own, a program owned by root gets those instead of all: capabilities(7).
  const capabilities = capabilitiesOf(path);
  if (capabilities === '') return undefined;
  if (hasCapability(capabilities, 'cap_net_admin'))
    throw new Unseen(
      phrase`cannot tell whether the file capabilities of ${path} are enough: it has ${capabilities} beside the setuid bit`,
    );
  return { kind: 'file-capabilities', path, stat, capabilities };
}

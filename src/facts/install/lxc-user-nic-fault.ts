import { isSetuidRoot } from '../../base/file-mode.ts';
import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { hasCapability } from '../../lxc/capabilities.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { fileCapabilities } from './file-capabilities.ts';
import { type LxcUserNic, lxcUserNic } from './lxc-user-nic.ts';

/** What keeps lxc-user-nic from creating network interfaces. */
export type LxcUserNicFault = { readonly path: string } & (
  | { readonly kind: 'missing' }
  | { readonly kind: 'noexec' | 'nosuid' | 'read-only-run'; readonly mount: Mount }
  | { readonly kind: 'no-run-directory' }
  | { readonly kind: 'not-executable' | 'not-setuid'; readonly stat: Stat }
  | { readonly kind: 'file-capabilities'; readonly stat: Stat; readonly capabilities: string }
);

/** Undefined where nothing does, and where no interface of the container needs it. */
export const lxcUserNicFault: Fact<'container', LxcUserNicFault | undefined> = {
  subject: 'container',
  gather: (host, _container, know) => {
    const { nics } = know(settings);
    const program = know(lxcUserNic);
    if (!nics.some(({ type }) => type === 'veth')) return undefined;
    const fault = faultOf(program, (path) => know(fileCapabilities).of(path) ?? '');
    return fault ?? runFault(host, know(mountedWith));
  },
};

/** Where lxc-user-nic keeps the list of the interfaces that it has created: `LXC_USERNIC_DB`. */
const run = '/run/lxc';

function runFault(host: Host, mountedWith: (path: string, option: string) => Mount | undefined) {
  const mount = mountedWith(run, 'ro');
  if (mount) return { kind: 'read-only-run', path: run, mount } as const;
  const stat = host.stat(run);
  return stat && stat.kind !== 'directory' ? ({ kind: 'no-run-directory', path: run } as const) : undefined;
}

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

import { phrase } from '../../base/phrase.ts';
import { type Line, lines, type Place } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import { foundIn, isFound } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { dropIns } from '../machine/drop-ins.ts';
import { loadedModules, lostModules } from './kernel-features.ts';

/** What keeps the kernel from loading the module veth, which it does when somebody asks for such an interface. */
export type VethBar =
  | { readonly kind: 'loading-disabled' | 'no-loader'; readonly at: Place }
  | { readonly kind: 'module-barred'; readonly at: Line };

/** Undefined where the container needs none. */
export const vethBar: Fact<'container', VethBar | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(settings).nics.some(({ type }) => type === 'veth') ? know(ofMachine) : undefined,
};

/** Undefined where the module is loaded or built in, or the kernel may load it. */
const ofMachine: Fact<'machine', VethBar | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const loaded = know(loadedModules);
    if (loaded.length === 0 || loaded.includes('veth')) return undefined;
    // Where the modules are gone, nothing else matters.
    if (know(lostModules)) return undefined;
    const bar = disabled(host) ?? withoutLoader(host) ?? barred(host);
    return bar && !isBuiltIn(host) ? bar : undefined;
  },
};

const setting = (host: Host, name: string): Line | undefined =>
  lines(`/proc/sys/kernel/${name}`, host.read(`/proc/sys/kernel/${name}`) ?? '')[0];

/** Until the next boot. */
function disabled(host: Host): VethBar | undefined {
  const at = setting(host, 'modules_disabled');
  return at?.text === '1' ? { kind: 'loading-disabled', at } : undefined;
}

/** The program that the kernel has load a module. */
function withoutLoader(host: Host): VethBar | undefined {
  const at = setting(host, 'modprobe');
  if (at === undefined || (at.text !== '' && !doesNothing.test(at.text))) return undefined;
  return { kind: 'no-loader', at };
}

const doesNothing = /^\s*(?:(?:\/usr)?\/bin\/)?(?:true|false)\s*$/;

const folders = [
  '/etc/modprobe.d',
  '/run/modprobe.d',
  '/usr/local/lib/modprobe.d',
  '/usr/lib/modprobe.d',
  '/lib/modprobe.d',
];

/**
 * The kernel asks for rtnl-link-veth, an alias of the module's own: `blacklist` has modprobe(8) pass over that, and the first
 * `install` of either name is run instead of the insertion. Seen with kmod 30.
 */
function barred(host: Host): VethBar | undefined {
  const all = dropIns(host, folders).flatMap((path) => foundIn(path, host.grep(path, words)));
  const blacklisted = all.find(({ text }) => /^\s*blacklist/.test(text));
  if (blacklisted) return { kind: 'module-barred', at: blacklisted };
  const [at] = all;
  if (at === undefined) return undefined;
  if (doesNothing.test(at.text.replace(/^\s*install\s+\S+/, ''))) return { kind: 'module-barred', at };
  throw new Unseen(phrase`cannot tell whether a command in ${at.path} loads veth`);
}

const words = /^\s*(?:blacklist\s+veth(?=\s|$)|install\s+(?:rtnl-link-)?veth\s.*)/;

function isBuiltIn(host: Host): boolean {
  const path = `/lib/modules/${host.read('/proc/sys/kernel/osrelease')?.trim()}/modules.builtin`;
  const found = host.grep(path, /\/veth\.ko$/);
  if (found === undefined)
    throw new Unseen(phrase`cannot tell whether veth is built in: ${path} does not exist`);
  return isFound(found);
}

import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { lxcStart } from '../install/lxc-version.ts';

/** What lets lxc-start use the user namespaces it makes, on a kernel that lets only some programs do so. */
export interface UsernsProfile {
  /** The switch of the kernel's. */
  readonly path: string;
  readonly lxcStart: string;
  /** The file of a profile for lxc-start that AppArmor loads; undefined where there is none. */
  readonly profile: string | undefined;
  /** A profile that was switched off. */
  readonly disabled: string | undefined;
}

const path = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const folder = '/etc/apparmor.d';

/** Undefined where the kernel asks for no profile. */
export const usernsProfile: Fact<'machine', UsernsProfile | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const restricts = host.read(path)?.trim();
    if (restricts === undefined)
      throw new Unseen(phrase`this kernel has no such restriction`, 'not-applicable');
    if (restricts === '0') return undefined;
    const start = know(lxcStart);
    if (start === undefined) throw blocked('lxc-installed', phrase`there is no lxc-start to have a profile`);
    // Profiles are named as their program's path, with dots; Ubuntu names newer ones as the program.
    const names = [start.slice(1).replaceAll('/', '.'), 'lxc-start'];
    const there = (host.list(folder) ?? []).filter((name) => names.includes(name));
    const off = attempt(() => host.list(`${folder}/disable`) ?? []);
    const disabled = off instanceof Unseen ? [] : off;
    const profile = there.find(
      (name) => !disabled.includes(name) && isFor(start, host.read(`${folder}/${name}`)),
    );
    const switchedOff = there.find((name) => disabled.includes(name));
    return {
      path,
      lxcStart: start,
      profile: profile && `${folder}/${profile}`,
      disabled: switchedOff && `${folder}/disable/${switchedOff}`,
    };
  },
};

/** Whether a line of it begins a profile for this path; a path may be written with patterns, which are taken to match. */
const isFor = (program: string, text = ''): boolean =>
  text
    .split('\n')
    .some(
      (line) =>
        line.trimEnd().endsWith('{') &&
        (line.includes(program) || line.lastIndexOf('lxc-start') > line.search(/[*?[{@]/)),
    );

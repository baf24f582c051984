import { phrase } from '../../base/phrase.ts';
import type { Place } from '../../base/place.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { lxcStart } from '../install/lxc-version.ts';

/** What lets lxc-start use the user namespaces that it creates, on a kernel that requires a profile for that. */
export interface UsernsProfile {
  /** The setting of the kernel. */
  readonly at: Place;
  /** Where AppArmor has its profiles. */
  readonly directory: string;
  readonly lxcStart: string;
  /** The file of a profile for lxc-start that AppArmor loads; undefined if there is none. */
  readonly profile: string | undefined;
  /** The link that disables a profile. */
  readonly disabled: string | undefined;
}

const path = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const folder = '/etc/apparmor.d';

/** Undefined if the kernel requires no profile. */
export const usernsProfile: Fact<'machine', UsernsProfile | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const restricts = host.read(path)?.trim();
    if (restricts === undefined)
      throw new Unseen(phrase`this kernel does not restrict unprivileged user namespaces`, 'not-applicable');
    if (restricts === '0') return undefined;
    const start = know(lxcStart);
    if (start === undefined)
      throw blocked(
        'lxc-installed',
        phrase`LXC is not installed, so there is no lxc-start to have a profile`,
      );
    // Profiles are named after the path of the program, with dots; Ubuntu names newer ones after the program.
    const names = [start.slice(1).replaceAll('/', '.'), 'lxc-start'];
    const there = (host.list(folder) ?? []).filter((name) => names.includes(name));
    const off = attempt(() => host.list(`${folder}/disable`) ?? []);
    const disabled = off instanceof Unseen ? [] : off;
    const profile = there.find(
      (name) => !disabled.includes(name) && isFor(start, host.read(`${folder}/${name}`)),
    );
    const switchedOff = there.find((name) => disabled.includes(name));
    return {
      at: { path, line: 1, text: '1' },
      directory: folder,
      lxcStart: start,
      profile: profile && `${folder}/${profile}`,
      disabled: switchedOff && `${folder}/disable/${switchedOff}`,
    };
  },
};

/** Whether a line of it begins a profile for this path. A path with patterns is assumed to match. */
const isFor = (program: string, text = ''): boolean =>
  text
    .split('\n')
    .some(
      (line) =>
        line.trimEnd().endsWith('{') &&
        (line.includes(program) || line.lastIndexOf('lxc-start') > line.search(/[*?[{@]/)),
    );

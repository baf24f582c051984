import { phrase } from '../../base/phrase.ts';
import type { Line, Place } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import { foundIn } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** Why an SSH login gets no systemd session: pam_systemd(8) does not run. */
export interface PamGap {
  readonly kind: 'sshd-without-pam' | 'not-installed' | 'not-listed';
  readonly at: Place;
  /** The line after which it belongs. */
  readonly below?: Line;
}

const sshd = '/etc/ssh/sshd_config';

/** Undefined where it runs. */
export const pamGap: Fact<'machine', PamGap | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const config = settings(host, sshd);
    const pam = config?.find(({ text }) => /^\s*UsePAM\b/i.test(text));
    // The default is no: sshd_config(5).
    if (config && !/^\s*UsePAM[\s=]+"?yes\b/i.test(pam?.text ?? ''))
      return { kind: 'sshd-without-pam', at: pam ?? { path: sshd } };
    const listed = know(sessionModules);
    if (listed.some(({ text }) => text.includes('pam_systemd.so'))) return undefined;
    const kind = host.stat('/usr/share/pam-configs/systemd') === undefined ? 'not-installed' : 'not-listed';
    // On Debian all logins use this file.
    const below = listed.filter(({ path }) => path.endsWith('/common-session')).at(-1);
    const at = { path: (below ?? listed.at(-1))?.path ?? '/etc/pam.d/sshd' };
    return below ? { kind, at, below } : { kind, at };
  },
};

/** The lines of sshd's configuration with those of the files that it includes. The first line of each option counts. */
function settings(host: Host, path: string): readonly Line[] | undefined {
  const part = host.grep(path, parts);
  if (part === undefined) return undefined;
  return foundIn(path, part).flatMap((line) => {
    const [, directory] = /^\s*Include\s+(\/\S+)\/\*\.conf\s*$/i.exec(line.text) ?? [];
    if (directory === undefined) return [line];
    const names = [...(host.list(directory) ?? [])].filter((name) => name.endsWith('.conf')).sort();
    return names.flatMap((name) => foundIn(`${directory}/${name}`, host.grep(`${directory}/${name}`, parts)));
  });
}

/** The options that matter here. */
const parts = /^\s*(?:UsePAM|Include)\b.*/i;

/** The service of PAM that a login uses; undefined where none is installed. */
export const loginService: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (host) => ['sshd', 'login'].find((name) => host.stat(`/etc/pam.d/${name}`) !== undefined),
};

/** The modules that PAM runs when a login session begins, in order: pam.conf(5). */
export const sessionModules: Fact<'machine', readonly Line[]> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const entry = know(loginService);
    if (entry === undefined) throw new Unseen(phrase`/etc/pam.d has neither sshd nor login`);
    return follow(host, entry, []);
  },
};

function follow(host: Host, name: string, via: readonly string[]): Line[] {
  if (via.includes(name)) return [];
  const path = `/etc/pam.d/${name}`;
  return foundIn(path, host.grep(path, sessions)).flatMap((line) => {
    const words = line.text.replace(/#.*/, '').trim().split(/\s+/);
    const [type = '', control, target] = words;
    if (type === '@include' && control !== undefined)
      return mayHoldSessions(control) ? follow(host, control, [...via, name]) : [];
    if (!/^-?session$/i.test(type)) return [];
    const included = (control === 'include' || control === 'substack') && target !== undefined;
    return included ? follow(host, target, [...via, name]) : [line];
  });
}

/** The options of a module do not matter here. */
const sessions = /^\s*(?:-?session\s+(?:\[[^\]]*\]|\S+)\s+\S+|@include\s+\S+)/i;

/** Debian has a file for each type; these are of the other types. */
const mayHoldSessions = (name: string) => !/^common-(auth|account|password)$/.test(name);

import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import { isFound, literally } from '../../host/excerpt.ts';
import type { Fact } from '../../model/fact.ts';

const folder = '/etc/systemd/system';

/** Whether systemd starts a service at boot: `systemctl enable` links it here. See systemctl(1). */
export const startsAtBoot: Fact<'machine', (service: string) => boolean> = {
  subject: 'machine',
  gather: (host) => {
    const names = host.list(`${folder}/multi-user.target.wants`);
    if (!names) throw new Unseen(phrase`this host does not boot with systemd`, 'not-applicable');
    return (service) => names.includes(`${service}.service`);
  },
};

/** Whether a service of the administrator's own, or a script that it runs, names this interface. Nothing else is read of them. */
export const isServiceAlias: Fact<'machine', (name: string) => boolean> = {
  subject: 'machine',
  gather: (host) => (name) => {
    const units = (host.list(folder) ?? [])
      .filter((unit) => unit.endsWith('.service'))
      .map((unit) => `${folder}/${unit}`);
    const scripts = units.flatMap((unit) => host.grep(unit, script)?.found ?? []).map(({ text }) => text);
    const word = new RegExp(`(?<![\\w.-])${literally(name)}(?![\\w.-])`);
    return [...units, ...scripts, '/etc/rc.local'].some((path) => isFound(host.grep(path, word)));
  },
};

/** Where administrators keep scripts. */
const script = /^Exec\w+=[-@:+!]*(\/(?:etc|opt|root|usr\/local)\/\S+)/;

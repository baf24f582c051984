import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';

const folder = '/etc/systemd/system';

/** Whether systemd starts a service of this name at boot: `systemctl enable` links it here. See systemctl(1). */
export const startsAtBoot: Fact<'machine', (service: string) => boolean> = {
  of: 'machine',
  look: (host) => {
    const names = host.list(`${folder}/multi-user.target.wants`);
    if (!names) throw new Unseen('systemd does not start this machine, and nothing else tells', 'skipped');
    return (service) => names.includes(`${service}.service`);
  },
};

/** Services of the administrator's own, and the scripts that they run, as texts. */
export const ownServices: Fact<'machine', readonly string[]> = {
  of: 'machine',
  look: (host) => {
    const units = (host.list(folder) ?? [])
      .filter((name) => name.endsWith('.service'))
      .map((name) => host.read(`${folder}/${name}`) ?? '');
    const scripts = units
      .flatMap((text) => [...text.matchAll(/^Exec\w+=[-@:+!]*(\/(?:etc|opt|root|usr\/local)\/\S+)/gm)])
      .map(([, path = '']) => host.read(path) ?? '');
    return [...units, ...scripts, host.read('/etc/rc.local') ?? ''];
  },
};

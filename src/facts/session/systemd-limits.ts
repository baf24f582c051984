import { foundIn } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Limit } from '../../lxc/limits-conf.ts';
import { systemdLimit } from '../../lxc/systemd-limit.ts';
import type { Fact } from '../../model/fact.ts';
import { dropIns } from '../machine/drop-ins.ts';
import { systemd } from './user-manager.ts';

/**
 * The limits with which sshd begins, and what it starts: those of its unit, or else of all units, by the names of limits.conf(5).
 * Those of the user manager do not matter: a scope has the limits of the shell that asks for it.
 */
export const limitsOfSystemd: Fact<'machine', ReadonlyMap<string, Limit>> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    if (!know(systemd)) return new Map();
    const ofAll = assigned(host, 'systemd/system.conf', /^\s*DefaultLimit[A-Z]+\s*=.*/);
    const ofUnits = ['ssh', 'sshd'].flatMap((name) =>
      assigned(host, `systemd/system/${name}.service`, /^\s*Limit[A-Z]+\s*=.*/),
    );
    return new Map([...ofAll, ...ofUnits].map(({ resource, limit }) => [resource, limit]));
  },
};

/** In the file of the highest precedence, and in all that is dropped in: the last line counts. See systemd.unit(5). */
function assigned(host: Host, path: string, words: RegExp): NonNullable<ReturnType<typeof systemdLimit>>[] {
  const main = roots.map((root) => `${root}/${path}`).find((each) => host.stat(each) !== undefined);
  const files = dropIns(
    host,
    roots.map((root) => `${root}/${path}.d`),
  );
  return [...(main === undefined ? [] : [main]), ...files]
    .flatMap((each) => foundIn(each, host.grep(each, words)))
    .flatMap((line) => systemdLimit(line) ?? []);
}

const roots: readonly string[] = ['/etc', '/run', '/usr/local/lib', '/usr/lib', '/lib'];

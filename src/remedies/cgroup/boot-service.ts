import { type Phrase, phrase } from '../../base/phrase.ts';
import {
  type BootScript,
  type CgroupBootService,
  bootServicePaths as paths,
  unitName,
} from '../../facts/cgroup/boot-service.ts';
import { type Action, type Fix, manual, root } from '../../model/action.ts';
import { bootScript } from './boot-script.ts';
import { bootUnit } from './boot-unit.ts';
import { enterScript } from './enter-script.ts';

/**
 * Cgroups for the user, at every boot and (`now`) at once: what is missing of list, script, way in and unit. What an
 * administrator has put there stays his. Undefined where there is nothing left to do.
 */
export function installBootService(name: string, now: boolean, it: CgroupBootService): Fix | undefined {
  const { script, unit, systemd } = it;
  if (script && !isRoots(script))
    return manual(
      phrase`review ${paths.script} first, which root would run: users other than root could have changed it`,
    );
  if (script && !script.readsUsers)
    return manual(phrase`have ${paths.script} create cgroups for ${name}: it does not read ${paths.users}`);
  if (systemd && unit === 'masked') return manual(phrase`unmask ${unitName}, if it should run`);
  const boot = [...listed(name, it), ...prepares(it), ...atBoot(it)];
  const [first, ...others] = [...boot, ...wayIn(it), ...(now ? atOnce(it) : [])];
  if (!first) return undefined;
  const words = title(name, now, boot.length > 0, it);
  return { safety: 'safe', makesNew: true, title: words, actions: [first, ...others] };
}

function title(name: string, now: boolean, boot: boolean, { unit, systemd }: CgroupBootService): Phrase {
  if (!now && !boot) return phrase`install the program that enters a user's cgroups`;
  if (!systemd && unit !== 'enabled')
    return now ? phrase`create cgroups for ${name}` : phrase`have cgroups created for ${name}`;
  if (!now) return phrase`create cgroups for ${name} at every boot`;
  return boot
    ? phrase`create cgroups for ${name} now and at every boot`
    : phrase`create cgroups for ${name} now`;
}

function listed(name: string, { users }: CgroupBootService): Action[] {
  const path = paths.users;
  if (users?.names.includes(name)) return [];
  return users
    ? [{ do: 'edit', by: root, path, line: users.lines + 1, before: [], after: [name] }]
    : [{ do: 'write', by: root, path, before: null, after: `${name}\n` }];
}

const prepares = ({ script }: CgroupBootService): Action[] =>
  script ? executable(paths.script, script.mode) : [program(paths.script, bootScript)];

const wayIn = ({ way }: CgroupBootService): Action[] =>
  way ? executable(paths.way, way.mode) : [program(paths.way, enterScript)];

const program = (path: string, text: string): Action => ({
  do: 'write',
  by: root,
  path,
  mode: 0o755,
  before: null,
  after: text,
});

const executable = (path: string, mode: number): Action[] =>
  (mode & 0o111) === 0o111 ? [] : [{ do: 'mode', by: root, path, before: mode, after: mode | 0o111 }];

function atBoot({ unit, systemd }: CgroupBootService): Action[] {
  if (!systemd || unit === 'enabled') return [];
  const start = unit === 'missing' ? ['--now'] : [];
  return [
    ...(unit === 'missing'
      ? [{ do: 'write', by: root, path: paths.unit, before: null, after: bootUnit } as const]
      : []),
    {
      do: 'run',
      by: root,
      before: ['systemctl', 'disable', ...start, unitName],
      after: ['systemctl', 'enable', ...start, unitName],
    },
  ];
}

/** A new unit runs the script when it is started; an old one may have run before the user was listed. */
const atOnce = ({ unit, systemd }: CgroupBootService): Action[] =>
  systemd && unit === 'missing' ? [] : [{ do: 'run', by: root, before: null, after: [paths.script] }];

const isRoots = ({ uid, mode }: BootScript) => uid === 0 && (mode & 0o022) === 0;

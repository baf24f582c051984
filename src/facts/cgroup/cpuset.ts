import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { cgroups } from './hierarchies.ts';

/** The switch that hands the parent's processors and memory on to new cgroups of the cpuset controller. See cpuset(7). */
export interface CloneChildren {
  readonly path: string;
  readonly value: string;
}

/** Undefined where the controller is not mounted. */
export const cloneChildren: Fact<'machine', CloneChildren | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const folder = know(cpuset);
    if (folder === undefined) return undefined;
    const path = `${folder}/cgroup.clone_children`;
    const value = host.read(path)?.trim();
    if (value === undefined) throw new Unseen(phrase`${path} does not exist`);
    return { path, value };
  },
};

/** A user's cgroup that was made while the switch was off: nobody can enter it. */
export interface EmptyCpuset {
  readonly path: string;
  /** What it lacks, and what its parent has. */
  readonly lacks: readonly Lacking[];
  readonly clones: CloneChildren | undefined;
}

interface Lacking {
  readonly of: string;
  readonly path: string;
  readonly inherits: string;
}

export const emptyCpusets: Fact<'machine', readonly EmptyCpuset[]> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const folder = know(cpuset);
    if (folder === undefined) return [];
    const users = (host.list(folder) ?? []).filter(
      (name) => !kernels.test(name) && isUsers(host, `${folder}/${name}`),
    );
    return users.map((name) => empty(host, folder, name)).filter(({ lacks }) => lacks.length > 0);
  },
};

const cpuset: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (_host, _machine, know) =>
    know(cgroups).hierarchies.find(({ controllers }) => controllers.includes('cpuset'))?.path,
};

/** The files that every cgroup has: they are not looked at one by one. */
const kernels = /^((cpuset|cgroup)\.\w+|tasks|notify_on_release|release_agent)$/;

function isUsers(host: Host, path: string): boolean {
  const stat = host.stat(path);
  return stat?.kind === 'directory' && stat.uid !== 0;
}

function empty(host: Host, folder: string, name: string): EmptyCpuset {
  const path = `${folder}/${name}`;
  const value = (file: string) => host.read(file)?.trim();
  const lacks = Object.entries({ processors: 'cpuset.cpus', 'memory nodes': 'cpuset.mems' })
    .map(([of, file]) => ({ of, path: `${path}/${file}`, inherits: value(`${folder}/${file}`) ?? '' }))
    .filter((each) => value(each.path) === '' && each.inherits !== '');
  const switched = `${path}/cgroup.clone_children`;
  const own = lacks.length > 0 ? value(switched) : undefined;
  return { path, lacks, clones: own === undefined ? undefined : { path: switched, value: own } };
}

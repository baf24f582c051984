import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { cgroups } from './hierarchies.ts';

/** The file that decides whether new cpuset cgroups copy the CPUs and memory nodes of their parent. See cpuset(7). */
export interface CloneChildren {
  readonly path: string;
  readonly value: string;
}

/** Undefined if the controller is not mounted. */
export const cloneChildren: Fact<'machine', CloneChildren | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const directory = know(cpuset);
    if (directory === undefined) return undefined;
    const path = `${directory}/cgroup.clone_children`;
    const value = host.read(path)?.trim();
    if (value === undefined) throw new Unseen(phrase`${path} does not exist`);
    return { path, value };
  },
};

/** A user's cgroup that was created while clone_children was 0: no process can enter it. */
export interface EmptyCpuset {
  readonly path: string;
  /** What it has none of, with the value of its parent. */
  readonly lacks: readonly Lacking[];
  readonly clones: CloneChildren | undefined;
}

interface Lacking {
  readonly kind: 'cpus' | 'mems';
  readonly path: string;
  readonly inherits: string;
}

export const emptyCpusets: Fact<'machine', readonly EmptyCpuset[]> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const directory = know(cpuset);
    if (directory === undefined) return [];
    const users = (host.list(directory) ?? []).filter(
      (name) => !kernels.test(name) && isUsers(host, `${directory}/${name}`),
    );
    return users.map((name) => empty(host, directory, name)).filter(({ lacks }) => lacks.length > 0);
  },
};

const cpuset: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (_host, _machine, know) =>
    know(cgroups).hierarchies.find(({ controllers }) => controllers.includes('cpuset'))?.path,
};

/** The kernel's own files, which are not inspected one by one. */
const kernels = /^((cpuset|cgroup)\.\w+|tasks|notify_on_release|release_agent)$/;

function isUsers(host: Host, path: string): boolean {
  const stat = host.stat(path);
  return stat?.kind === 'directory' && stat.uid !== 0;
}

function empty(host: Host, directory: string, name: string): EmptyCpuset {
  const path = `${directory}/${name}`;
  const value = (file: string) => host.read(file)?.trim();
  const lacks = (['cpus', 'mems'] as const)
    .map((kind) => ({
      kind,
      path: `${path}/cpuset.${kind}`,
      inherits: value(`${directory}/cpuset.${kind}`) ?? '',
    }))
    .filter((each) => value(each.path) === '' && each.inherits !== '');
  const switched = `${path}/cgroup.clone_children`;
  const own = lacks.length > 0 ? value(switched) : undefined;
  return { path, lacks, clones: own === undefined ? undefined : { path: switched, value: own } };
}

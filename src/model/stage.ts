/**
 * Where in LXC's own start sequence a problem bites, in the order in which to mend them. LXC itself may complain of a
 * later one first.
 */
const stages = [
  'account',
  'install',
  'kernel',
  'session',
  'config',
  'idmap',
  'cgroup',
  'network',
  'rootfs',
  'security',
  'init',
] as const;

export type Stage = (typeof stages)[number];

export const compareStages = (a: Stage, b: Stage): number => stages.indexOf(a) - stages.indexOf(b);

/** Whether its problems are those of a shell, its cgroups and its session: root would see those of a fresh login instead. */
export const isOfShell = (stage: Stage): boolean => ['session', 'cgroup', 'init'].includes(stage);

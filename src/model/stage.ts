/**
 * The step of LXC's start sequence that a problem affects, in the order in which to fix them. LXC itself may
 * complain about a later one first.
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

/**
 * Whether its problems depend on a shell, its cgroups and its session: root would see those of a new login
 * instead.
 */
export const isOfShell = (stage: Stage): boolean => ['session', 'cgroup', 'init'].includes(stage);

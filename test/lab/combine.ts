import type { Fault } from './fault.ts';

/** Two or three faults at once, which one host can have: of one cgroup layout, and with one way to log in. */
export function combinations(
  all: readonly Fault[],
  count: number,
  roll: (sides: number) => number,
): Fault[][] {
  const found: Fault[][] = [];
  while (found.length < count) {
    const size = 2 + roll(2);
    const drawn = Array.from({ length: size }, () => all[roll(all.length)]).filter(
      (fault) => fault !== undefined,
    );
    if (fit(drawn)) found.push(drawn);
  }
  return found;
}

const fit = (faults: readonly Fault[]): boolean =>
  // Most of the others break a container that is there, and does not run yet.
  !faults.some(({ creates, runs }) => creates || runs) &&
  new Set(faults.map(({ name }) => name)).size === faults.length &&
  new Set(faults.flatMap(({ cgroup }) => cgroup ?? [])).size <= 1 &&
  new Set(faults.flatMap(({ login }) => login ?? [])).size <= 1;

const hasLogin = ({ login }: Fault): boolean => login !== undefined;

/** All of them as one. */
export const together = (faults: readonly Fault[]): Fault => {
  const [first] = faults;
  if (first === undefined) throw new Error('no faults');
  const cgroup = faults.find((fault) => fault.cgroup)?.cgroup;
  const login = faults.find((fault) => fault.login !== undefined)?.login;
  return {
    ...first,
    name: faults.map(({ name }) => name).join(' + '),
    how: faults.map(({ how }) => how).join('; '),
    // Each in a shell of its own: one may leave its folder, and the next one's is not the same. First the one that the
    // login goes with: what that starts, such as a copy of the container, is not to have the other faults as well.
    break: [...faults.filter(hasLogin), ...faults.filter((fault) => !hasLogin(fault))]
      .map(({ break: text }) => `(\n${text}\n)`)
      .join('\n'),
    dies: faults.some(({ dies }) => dies),
    ...(cgroup ? { cgroup } : {}),
    ...(faults.some(({ userns }) => userns) ? { userns: true } : {}),
    ...(login === undefined ? {} : { login }),
  };
};

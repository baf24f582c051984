/** Milliseconds of the processor's own time, so that a busy machine does not count; the best of several tries. */
export function spent(act: () => unknown, tries = 4): number {
  const each = Array.from({ length: tries }, () => {
    const since = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1000;
  });
  return Math.min(...each);
}

/** How many times longer it takes with twice as much: 2 where it is linear, 4 where it grows with the square. */
export function growth(make: (n: number) => () => unknown, n: number, tries = 4): number {
  const [once, twice] = [make(n), make(2 * n)];
  return spent(twice, tries) / spent(once, tries);
}

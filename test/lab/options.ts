import { parseArgs } from 'node:util';

const usage = `npm run lab -- [NAME...]    try these, or everything: whether lxc-lint says what lxc-start does
  --mend           and then, in the same hosts, whether --fix mends it, undo takes it back, and a script does the same
  --combine N      the same of N random twos and threes of faults; --seed N gives those of an earlier run again
  oracles [NAME]   corpus, configs, maps, links: whether liblxc, newuidmap and lxc-user-nic say what we say;
                   --seed N gives those of an earlier run again, --count N that many of each
  oracles starts   whether containers with random lines in their config start as lxc-lint says; takes --debian as well
  oracles starts corpus   the same with the configs that nine releases of liblxc were asked about
  consumers        whether promtool, node_exporter, nagios, icinga2, prove and others read what --format writes
  compare [NAME]   whether the first difference between a snapshot before a fault and one after is what the fault changed
  package          whether the Debian package of npm run deb installs, runs, upgrades and goes on each Debian
  --v2             with oracles starts: on cgroup v2
  --debian SUITE   in hosts of another Debian, with its own LXC, shadow and Node: bullseye, bookworm, trixie or forky
  --draw N         so many faults, other ones each day, as CI tries them on another Debian
  --full           everything that there is, on every Debian and Node: takes the better part of an hour
  --healthy        only the hosts that nothing is wrong with
  --truth          only what the real lxc-start does; needs no build
  --list           the names, and how a person gets there
  --keep           leave what was seen, and say where`;

/** What the lab is asked for. Ends it where that cannot be read. */
export function options() {
  const [flag, word] = [{ type: 'boolean' } as const, { type: 'string' } as const];
  const names = {
    healthy: flag,
    truth: flag,
    full: flag,
    v2: flag,
    list: flag,
    keep: flag,
    mend: flag,
    combine: word,
    debian: word,
    seed: word,
    count: word,
    draw: word,
  };
  try {
    return parseArgs({ allowPositionals: true, options: names });
  } catch (error) {
    process.exit(refuse(`${error instanceof Error ? error.message : error}\n${usage}`));
  }
}

/** Says why nothing is done, and comes back with the exit code. */
export function refuse(why: string): number {
  console.error(`lab: ${why}`);
  return 2;
}

/** A run without a seed has one that another run can be given. */
export const seedOf = (seed: string | undefined): number =>
  seed === undefined ? Date.now() % 1_000_000 : Number(seed);

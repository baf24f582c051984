import type { Fault, Naming, Oddity } from '../fault.ts';

/** What becomes of a fault on another Debian: it starts, another rule names it, or it cannot be had there. */
type Answer = 'starts' | 'impossible' | Naming;

const syntax: Naming = ['config', 'config-syntax'];
const devices: Naming = ['session', 'host-devices'];

/** These trees have no compiler for a module of libsubid. */
const modules = {
  'odd-subid-directory': 'impossible',
  'subid-directory-none': 'impossible',
  'subid-directory-down': 'impossible',
  'map-directory-grants-other': 'impossible',
} as const;

/** Nor has this one a systemd to ask. */
const bootServices = {
  'bridge-missing-networkd': 'impossible',
  'bridge-for-now': 'impossible',
  'bridge-for-now-networkd': 'impossible',
  'bridge-for-now-with-address': 'impossible',
  'bridge-for-now-anyhow': 'impossible',
} as const;

/** The rows of the table whose answer is another one there. */
export const answers: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  // LXC 4.0.6, and a shadow that asks no module.
  bullseye: {
    ...modules,
    'odd-subid-module-missing': 'impossible',
    'subid-module-missing': 'impossible',
    'odd-include-folder': ['config', 'config-include'],
    'odd-limit-twice': ['config', 'start-values'],
    'odd-fstab-options-of-windows': ['rootfs', 'mount-source'],
    'odd-no-zero': devices,
    'odd-no-terminals': devices,
    'odd-terminals-closed': devices,
    // From a login nothing starts either, which is an error.
    'attach-from-login': 'impossible',
    'odd-attach-undelegated': 'impossible',
    'odd-undelegated-v2': ['cgroup', 'cgroup-delegation'],
    'proc-noatime': 'starts',
    'limit-mnt-1': 'starts',
    'proc-of-the-owner': 'starts',
    'given-without-directory': ['cgroup', 'cgroup-delegation'],
    'limit-at-root-v2': ['cgroup', 'cgroup-delegation'],
    'limit-unknown-at-root-v2': ['cgroup', 'cgroup-delegation'],
    'link-above-type': 'starts',
    'hwaddr-of-none': ['config', 'start-values'],
    // Words of lists are not looked at before 4.0.11: the start itself fails on them.
    'syntax-capability': ['config', 'start-values'],
    'syntax-capability-typo': ['config', 'start-values'],
    'rootfs-link': 'starts',
    'mount-idmapped': 'starts',
    'net-vlan': syntax,
    'net-queues': syntax,
    'cgroup-left-behind': syntax,
    'odd-cgroup-directories': syntax,
    'clock-kept': syntax,
    // It leaves cgroups behind on which a fresh login fails, too.
    'session-umask-read': 'impossible',
    ...bootServices,
  },
  bookworm: modules,
  trixie: {
    // Its sg is in a package of its own.
    'session-of-another-group': 'impossible',
    ...modules,
    ...bootServices,
    'idmap-cleared': 'starts',
    'idmap-cleared-include': 'starts',
  },
  // LXC 7 has no limits of cgroup v1, and starts without cgroups, and without the include that says so.
  forky: {
    // As in trixie.
    'session-of-another-group': 'impossible',
    ...modules,
    'cgroup-value': syntax,
    'limit-at-root': syntax,
    'limit-of-v1': syntax,
    'device-denied': syntax,
    'limit-at-root-v2': syntax,
    'limit-unknown-at-root-v2': syntax,
    'limit-cpus-not-cloned': syntax,
    'idmap-cleared': 'starts',
    'idmap-cleared-include': 'starts',
    'userns-missing-at-root': 'starts',
    'userns-missing-at-root-v2': 'starts',
    'userns-missing-no-cgroups': 'starts',
    'userns-missing-no-devices': 'starts',
    'userns-first-at-root': 'starts',
    'usernet-foreign-group': 'starts',
  },
};

/** The same as it is on another Debian; none where it cannot be had. */
export function elsewhere(each: Fault | Oddity, suite: string): (Fault | Oddity)[] {
  const answer = answers[suite]?.[each.name];
  if (answer === undefined) return [each];
  if (answer === 'impossible') return [];
  const { name, how, break: breaks, cgroup, login, creates, runs, userns, unseen } = each;
  const plain: Oddity = {
    name,
    how,
    break: breaks,
    ...(cgroup && { cgroup }),
    ...(login && { login }),
    ...(creates && { creates }),
    ...(runs && { runs }),
    ...(userns && { userns }),
    ...(unseen && { unseen }),
  };
  return answer === 'starts' ? [plain] : [{ ...plain, named: answer, dies: true, mends: 'person' }];
}

import type { Oddity } from './fault.ts';

/** What lxc-lint has to stand while it mends a host, or takes that back: nothing is lost, and nobody gets a way up. */
export interface Hardship extends Oddity {
  /** The script in hardships/, and its words. It prints what is wrong. */
  readonly script: string;
  /** The host begins with nothing but an account, and not as the tutorial leaves it. */
  readonly bare?: true;
  /** Tried where it is named, and in a full run: it takes minutes. */
  readonly long?: true;
  /** In CI, one of the parts with this name is drawn each day: they take the same code through other steps. */
  readonly part?: { readonly index: number; readonly count: number };
}

const legacy = 'replace "$config" lxc.idmap lxc.id_map';

/** Fixes of several kinds, by root and by the user: edits, a new file, a mode, an access list. */
const much = `${legacy}
chmod u-s /usr/bin/newuidmap
rm /etc/lxc/lxc-usernet
setfacl -m u:daemon:r "$config"
chmod 700 "$home"`;

/** Parts of one hardship, so that hosts share the work. */
const parts = (name: string, how: string, breaks: string, script: string, count: number): Hardship[] =>
  Array.from({ length: count }, (_, part) => ({
    name: `${name}-${part + 1}`,
    part: { index: part, count },
    how,
    break: breaks,
    script: `${script} ${part + 1} ${count}`,
    cgroup: 'v1',
  }));

const one = (name: string, how: string, breaks: string, words = ''): Hardship => ({
  name,
  how,
  break: breaks,
  script: `${name} ${words}`,
});

/** From nothing to a container that runs. `words`: what becomes of its network. */
const first = (name: string, how: string, breaks: string, words: string, cgroup?: 'v2'): Hardship => ({
  ...one(name, how, breaks, words),
  script: `first-container ${words}`,
  bare: true,
  ...(cgroup && { cgroup }),
});

/** Days since 1970: what CI draws changes with it. */
export const today = Math.floor(Date.now() / 86_400_000);

/** Whether CI leaves it to another day: it tries every other one, and of what has parts one of them. */
export const isForAnotherDay = (each: Hardship): boolean =>
  each.part === undefined
    ? (today + hardships.indexOf(each)) % 2 === 0
    : today % each.part.count !== each.part.index;

export const isHardship = (each: Oddity | Hardship): each is Hardship => 'script' in each;

export const hardships: readonly Hardship[] = [
  ...parts('killed-fix', '--fix is killed at each of its steps', much, 'killed fix', 2),
  ...parts('killed-undo', 'undo is killed at each of its steps', much, 'killed undo', 2),
  one('twice', 'two runs at once, of root, of the user, and of both', legacy, '2'),
  one('full', 'the disk is full, read-only, out of inodes, or not his', legacy),
  one('links', 'links, second names, FIFOs, folders and devices for a config', legacy),
  one(
    'swapped',
    'the user swaps what root mends for links to what is root’s',
    `${legacy}\nchmod 700 "$home" "$home/.local"`,
    '5',
  ),
  one(
    'scripts',
    'root runs a fix script at a terminal while its user swaps and looks about',
    'replace "$config" lxc.uts.name lxc.utsname',
  ),
  one('leaks', 'the user’s files lead to what only root may read', legacy),
  one('image', '--root, on a machine whose files lead to what only root may read', legacy, '10'),
  one('documented', 'each command of lxc-lint in README and docs, as it stands', ':'),
  one('secrets', 'passwords and keys in whatever a lint looks at', 'true'),
  one('names', 'quotes, newlines, dashes, $(…) and other bytes in names', legacy),
  one('state', 'journals that are garbage, posed, or nowhere to be kept', legacy),
  one(
    'settled',
    'what the user has settled, and what stands where the machine’s own should',
    'replace "$config" 624288 820896\nchmod u-s /usr/bin/newuidmap',
  ),
  one('grants', 'a config asks for what root must not grant', 'true'),
  one('stopped', 'the user stops whatever runs as him', 'replace "$config" 624288 820896'),
  one(
    'session',
    'what runs as the user finds no terminal and no file of root’s',
    `${legacy}\nchmod 644 "$folder/rootfs/bin/busybox"`,
  ),
  {
    ...one('crowd', 'many users, one of whom makes root’s look as slow and as large as can be', 'true', '50'),
    long: true,
  },
  one('endless', 'files without an end, and what leads to root’s own process', 'true'),
  first('first-container', 'nobody did more than add an account', ':', 'address'),
  first('first-container-v2', 'the same on cgroup v2', ':', 'address', 'v2'),
  first('first-by-user', 'the user fixes what is theirs, and hands root one command', ':', 'address user'),
  {
    ...first(
      'first-of-packages',
      'neither LXC nor what its network and its containers are made of is installed',
      'for package in lxc liblxc-common uidmap dnsmasq-base nftables busybox-static; do uninstall $package; done',
      'address packages',
    ),
    long: true,
  },
  first(
    'first-without-bridge',
    'root has switched lxc-net off',
    'sed -i s/true/false/ /etc/default/lxc-net',
    'none',
  ),
  first(
    'first-with-mask',
    'root has masked lxc-net',
    'ln -s /dev/null /etc/systemd/system/lxc-net.service',
    'none',
  ),
  one('umask', 'a first container is made under umask 077', 'true'),
  one('written', 'configs are written by lxc-create', 'true'),
];

import { dies, type Fault, survives } from '../fault.ts';

/** A login has a directory for locks, in $runtime. */
export const runtimeDir = 'runtime=/run/user/$uid; mkdir -p -m 700 $runtime; chown $user $runtime';
const inRuntimeDir = 'export XDG_RUNTIME_DIR=/run/user/$UID; move-pid-to-cgroup $$';

const directories = dies('session', 'lock-dir', {
  'session-runtime-read-only': [
    'a unit with ReadOnlyPaths=',
    `${runtimeDir}; mount --bind $runtime $runtime; mount -o remount,bind,ro $runtime`,
    { login: inRuntimeDir, fresh: true, mends: 'person' },
  ],
  'session-runtime-read-only-later': [
    'the same, when a container was started before',
    `${runtimeDir}; mkdir -p $runtime/lxc/lock/\${folder%/*}; touch $runtime/lxc/lock/\${folder%/*}/.test
     chown -R $user $runtime; mount --bind $runtime $runtime; mount -o remount,bind,ro $runtime`,
    { login: inRuntimeDir, fresh: true, mends: 'person' },
  ],
  'session-runtime-full': [
    'programs that leave files behind',
    `mkdir -p -m 700 /run/user/$uid; mount -t tmpfs -o mode=700,uid=$uid,nr_inodes=3 none /run/user/$uid; touch /run/user/$uid/{a,b}`,
    { login: inRuntimeDir, fresh: true, mends: 'person' },
  ],
  'lock-dir-own-mode': [
    'LXC was run with umask 0200 once',
    'mkdir -p -m 755 $home/.cache; mkdir -m 555 $home/.cache/lxc; chown -R $user $home/.cache',
    { mends: 'person' },
  ],
});

/** The container was started before, and left its lock. */
const lockMade = `lock=$home/.cache/lxc/run/lxc/lock$folder; lock=\${lock%/*}/.test; mkdir -p \${lock%/*}; touch $lock
  chmod 600 $lock; chown -R $user $home/.cache`;

/** A program that locks an open file description, as LXC does, until the host ends. */
const holding = `perl -MFcntl -e 'open F, "+<", shift or die; my $lock = pack "s! s! x4 q q i x4", F_WRLCK, 0, 0, 0, 0; fcntl F, 37, $lock or die; sleep 600'`;

const lockFiles = dies('session', 'lock-file', {
  'lock-of-root': [
    'LXC was run by root with the home of the user',
    `${lockMade}; chown root $lock`,
    { mends: 'person' },
  ],
  'lock-of-root-readable': [
    'the same, and its mode was changed since',
    `${lockMade}; chown root $lock; chmod 644 $lock`,
    { mends: 'person' },
  ],
  'lock-not-readable': [
    'LXC was run with umask 0400 once',
    `${lockMade}; chmod 200 $lock`,
    { mends: 'person' },
  ],
  'lock-directory-of-root': [
    'the directory was made by root, and the container is new',
    `${lockMade}; rm $lock; chown root \${lock%/*}`,
    { mends: 'person' },
  ],
  'lock-linked': [
    'the locks were moved to another disk',
    `${lockMade}; mv $lock /srv/lock && ln -s /srv/lock $lock && chown -h $user $lock`,
    { mends: 'person' },
  ],
  'lock-linked-nowhere': [
    'and that disk is gone',
    `${lockMade}; ln -sf /srv/lock $lock && chown -h $user $lock`,
    { mends: 'person' },
  ],
  'lock-held': [
    'another command of LXC hangs',
    `${lockMade}; ${holding} $lock & sleep 0.5`,
    { unseen: 'both', mends: 'person' },
  ],
  'lock-of-root-twice': ['both', `${lockMade}; chown root $lock \${lock%/*}`, { mends: 'person' }],
});

/** A shell with this umask, whose locks are not those of a fresh login: a failed start leaves directories. */
const masked = (umask: string) =>
  ({ login: `${inRuntimeDir}; umask ${umask}`, fresh: true, mends: 'person' }) as const;

const umasks = dies('session', 'session-umask', {
  'session-umask-write': ['a typing error in a startup file', runtimeDir, masked('0222')],
  'session-umask-search': ['a typing error in a startup file', runtimeDir, masked('0122')],
  'session-umask-all': ['a typing error in a startup file', runtimeDir, masked('0777')],
});

/** lxc-start ends well, and nothing finds the container: root, whose own umask is another, sees nothing of it. */
const unread = survives('session', 'session-umask', {
  'session-umask-read': [
    'a typing error in a startup file',
    runtimeDir,
    { login: masked('0422').login, unseen: 'root', mends: 'person' },
  ],
});

export const locks: readonly Fault[] = [...directories, ...lockFiles, ...umasks, ...unread];

import { dies, survives } from '../fault.ts';

// The user's cgroups as prepare-lxc-cgroups makes them while cgroup.clone_children is 0: without CPUs to run on.
const unclone =
  'cd /sys/fs/cgroup/cpuset; rmdir "$user"; echo 0 >cgroup.clone_children; mkdir "$user"; chown -R "$user" "$user"';
const unprepare = 'find /sys/fs/cgroup -depth -type d -user "$user" -exec rmdir {} \\;';
const swap = 'move_below "$config" /common.conf /userns.conf';

const asUser = (command: string): string =>
  `cd "$home" && exec setpriv --reuid "$user" --regid "$user" --init-groups env -i HOME="$home" PATH="$PATH" ${command}`;

/** Shell text that starts the container as the user, from a shell in this cgroup. */
export const startedIn = (path: string): string =>
  `(echo "$BASHPID" >"${path}/cgroup.procs"; ${asUser('lxc-start -n test -d')})`;

/** Shell text that makes the cgroup that systemd gives to a login. */
export const loginCgroup =
  'session=/sys/fs/cgroup/user.slice/user-$uid.slice/session-3.scope; mkdir "$session"';

/** That of a service with Delegate=yes and User=. */
const service =
  'session=/sys/fs/cgroup/system.slice/web.service; mkdir -p "$session"; chown -R "$user:$user" "$session"';

/** Without a move into the cgroup of the container. */
const attachedAnyway = asUser('lxc-attach -n test --elevated-privileges=CGROUP -- /bin/true');

/** The container runs in a scope of the user manager, and the shell of the user will be in that cgroup. */
const attaching = (from: string, more: { readonly unseen?: 'root' } = {}) =>
  [
    `${startedIn('$scope')}; ${from}; echo "$PPID" >"$session/cgroup.procs"`,
    {
      cgroup: 'v2',
      login: ':',
      runs: true,
      lost: `! grep -qx attach=0 /out/now.seen && ${attachedAnyway}`,
      mends: 'person',
      ...more,
    },
  ] as const;

/** A process in the cgroup of the container opens /dev/null, as any in it may. */
const opensNull = (controller: string) =>
  `echo $BASHPID >"$(cgroup '${controller}')/cgroup.procs" && : </dev/null`;

export const cgroup = [
  ...survives('config', 'userns-include', {
    'userns-missing': ['the line was left out', 'remove_lines "$config" /userns.conf', { cgroup: 'v1' }],
    'userns-first': ['the two includes changed places', swap, { cgroup: 'v1' }],
  }),
  ...dies('config', 'userns-include', {
    'userns-missing-at-root': [
      'the line was left out, and the shell is at the root of the cgroups',
      'remove_lines "$config" /userns.conf',
      { cgroup: 'v1', login: ':' },
    ],
    'userns-missing-at-root-v2': [
      'the line was left out, and the shell is at the root of the cgroups',
      'remove_lines "$config" /userns.conf',
      { cgroup: 'v2', login: ':' },
    ],
    'userns-missing-no-cgroups': [
      'the line was left out, and prepare-lxc-cgroups never ran',
      `remove_lines "$config" /userns.conf; ${unprepare}`,
      { cgroup: 'v1' },
    ],
    'userns-first-at-root': ['the two includes changed places', swap, { cgroup: 'v1', login: ':' }],
    'userns-missing-no-devices': [
      'libpam-cgfs gives no devices cgroup away',
      'remove_lines "$config" /userns.conf; rmdir "/sys/fs/cgroup/devices/$user"',
      { cgroup: 'v1' },
    ],
  }),
  ...survives('cgroup', 'clone-children', {
    'clone-children-0': ['prepare-lxc-cgroups left it out', unclone, { cgroup: 'v1' }],
    'clone-children-later': [
      'something set it back after the cgroups were made',
      'echo 0 >/sys/fs/cgroup/cpuset/cgroup.clone_children',
      { cgroup: 'v1' },
    ],
    'clone-children-made-before': [
      'it was switched on after the cgroups had been made',
      `${unclone}; echo 1 >cgroup.clone_children`,
      { cgroup: 'v1' },
    ],
  }),
  ...survives('cgroup', 'memory-hierarchy', {
    'memory-hierarchy': [
      'a kernel before Linux 5.11, and nobody switched it on in time',
      'echo 0 >/run/zero; mount --bind /run/zero /sys/fs/cgroup/memory/memory.use_hierarchy',
      { cgroup: 'v1', mends: 'person' },
    ],
  }),
  ...survives('cgroup', 'cgroup-service', {
    'service-not-listed': [
      'somebody made the cgroups by hand, for a user whom lxc-users does not name',
      'echo "somebody else" >/etc/lxc/lxc-users',
      { cgroup: 'v1' },
    ],
    'service-no-script': [
      'prepare-lxc-cgroups is gone',
      'rm /usr/local/sbin/prepare-lxc-cgroups',
      { cgroup: 'v1' },
    ],
    'service-not-executable': [
      'chmod a+x was forgotten',
      'chmod a-x /usr/local/sbin/prepare-lxc-cgroups',
      { cgroup: 'v1' },
    ],
    'service-not-enabled': [
      'the service was never enabled, and systemd does not run here to be asked to',
      'rm /etc/systemd/system/multi-user.target.wants/lxc-cgroups.service',
      { cgroup: 'v1', mends: 'person' },
    ],
  }),
  // The cgroups are made, and he has to enter them.
  ...survives('cgroup', 'root-cgroup', {
    'root-cgroup': ['move-pid-to-cgroup was forgotten', ':', { cgroup: 'v1', login: ':', mends: 'person' }],
    'root-cgroup-left-out': [
      'the cgroup part of the tutorial was left out',
      `rm -r /etc/lxc/lxc-users /usr/local/*bin/*-cgroup* /etc/systemd/system; ${unprepare}`,
      { cgroup: 'v1' },
    ],
    'root-cgroup-no-way': [
      'move-pid-to-cgroup is gone',
      'rm /usr/local/bin/move-pid-to-cgroup',
      { cgroup: 'v1' },
    ],
    'root-cgroup-unprepared': ['not in lxc-users, so no cgroups at boot', unprepare, { cgroup: 'v1' }],
  }),
  ...survives('cgroup', 'cgroup-owned', {
    'cgroups-of-root': [
      'systemd put his login into cgroups of its own, and he did not leave them for his',
      'for tree in /sys/fs/cgroup/*/; do mkdir "$tree/login"; chown "$user" "$tree/login/tasks" || :; done',
      {
        cgroup: 'v1',
        login: 'for tree in /sys/fs/cgroup/*/; do echo $$ >"$tree/login/tasks"; done',
        mends: 'person',
      },
    ],
  }),
  ...survives('cgroup', 'limit-ignored', {
    'limit-of-v2': [
      'the config came along from a host with cgroup v2',
      'printf "lxc.cgroup2.%s\n" "memory.max = 512M" "pids.max = 100" >>"$config"',
      {
        cgroup: 'v1',
        lost: '! grep -qx 536870912 "$(cgroup memory)/memory.limit_in_bytes" || ! grep -qx 100 "$(cgroup pids)/pids.max"',
        mends: 'unsafe',
      },
    ],
    'limit-of-v2-cpu': [
      'half a processor, in the words of cgroup v2',
      'printf "lxc.cgroup2.%s\n" "cpu.max = 50000 200000" "cpu.weight = 50" >>"$config"',
      {
        cgroup: 'v1',
        lost: 'cd "$(cgroup cpu)" && [ "$(cat cpu.cfs_quota_us cpu.cfs_period_us cpu.shares | xargs)" != "50000 200000 512" ]',
        mends: 'unsafe',
      },
    ],
    'limit-of-v1': [
      'a limit from the days of cgroup v1, and nobody delegated what it takes on cgroup v2',
      'echo "lxc.cgroup.pids.max = 100" >>"$config"',
      {
        cgroup: 'v2',
        lost: '! grep -qx 100 "$(cgroup "")/pids.max"',
        mends: 'person',
      },
    ],
  }),
  ...survives('cgroup', 'attach-session', {
    'attach-from-login': [
      'lxc-attach in the shell of a login, after lxc-unpriv-start',
      ...attaching(loginCgroup),
    ],
    'attach-from-service': [
      'lxc-attach in a service that has cgroups of its own',
      ...attaching(service, { unseen: 'root' }),
    ],
  }),
  ...dies('cgroup', 'cgroup-use', {
    'use-unknown-controller': [
      'lxc.conf of another host',
      'echo "lxc.cgroup.use = memory,nosuch" >"$home/.config/lxc/lxc.conf"',
      { mends: 'person' },
    ],
  }),
  ...dies('cgroup', 'cgroup-complete', {
    'given-without-directory': [
      'root has given the files of the cgroup away, and not the directory',
      'chown root $scope',
      { cgroup: 'v2', mends: 'person' },
    ],
    'given-without-procs': [
      'root has forgotten cgroup.procs',
      'chown root $scope/cgroup.procs',
      { cgroup: 'v2', mends: 'person' },
    ],
    'given-threaded': [
      'the cgroup has a threaded one below it',
      'mkdir $scope/t && echo threaded >$scope/t/cgroup.type && chown -R $user $scope',
      { cgroup: 'v2', mends: 'person' },
    ],
    'given-without-depth': [
      'cgroup.max.depth was meant for another service',
      'echo 0 >$scope/cgroup.max.depth',
      { cgroup: 'v2', mends: 'person' },
    ],
    'given-without-descendants': [
      'cgroup.max.descendants was meant for another service',
      'echo 1 >$scope/cgroup.max.descendants',
      { cgroup: 'v2', mends: 'person' },
    ],
  }),
  ...survives('cgroup', 'device-rules', {
    'device-denied': [
      'a rule from a container of root',
      'echo "lxc.cgroup.devices.deny = c 1:3 rwm" >>"$config"',
      { cgroup: 'v1', lost: opensNull('devices'), mends: 'person' },
    ],
    'device-denied-v2': [
      'the same in the words of cgroup v2',
      'echo "lxc.cgroup2.devices.deny = c 1:3 rwm" >>"$config"',
      { cgroup: 'v2', lost: opensNull(''), mends: 'person' },
    ],
  }),
  ...dies('cgroup', 'cgroup-limits', {
    'limit-at-root': [
      'move-pid-to-cgroup was forgotten, and the config sets a limit',
      'echo "lxc.cgroup.pids.max = 100" >>"$config"',
      { cgroup: 'v1', login: ':', or: ['cgroup', 'root-cgroup'], mends: 'person' },
    ],
    'limit-at-root-v2': [
      'a shell that no login has put into a scope, and a limit from the days of cgroup v1',
      'echo "lxc.cgroup.pids.max = 100" >>"$config"',
      { cgroup: 'v2', login: ':' },
    ],
    'limit-unknown-at-root-v2': [
      'the same, and a limit that cgroup v2 has nothing for',
      'echo "lxc.cgroup.cpu.shares = 512" >>"$config"',
      { cgroup: 'v2', login: ':', mends: 'unsafe' },
    ],
    'limit-not-delegated-v2': [
      'a limit whose controller the user was not given',
      'echo "lxc.cgroup2.pids.max = 100" >>"$config"',
      { cgroup: 'v2', mends: 'person' },
    ],
    'limit-cpus-not-cloned': [
      'prepare-lxc-cgroups left clone_children out, and the container is to run on one CPU',
      `echo "lxc.cgroup.cpuset.cpus = 0" >>"$config"; ${unclone}`,
      { cgroup: 'v1', or: ['cgroup', 'clone-children'] },
    ],
  }),
];

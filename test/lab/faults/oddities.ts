import { granting } from '../directory.ts';
import type { Oddity } from '../fault.ts';
import { loginCgroup, startedIn } from './cgroup.ts';

/** Shell text that limits namespaces to what one start takes. */
const fewest = Object.entries({ user: 2, mnt: 2, pid: 1, uts: 1, ipc: 1, net: 1, cgroup: 1, time: 0 })
  .map(([kind, limit]) => `echo ${limit} >/proc/sys/user/max_${kind}_namespaces`)
  .join('; ');

/** Hosts that look unusual and are fine: the container starts, and an error would be a false alarm. */
export const oddities: readonly Oddity[] = [
  odd('healthy', 'as the tutorial leaves it', ':', { cgroup: 'v1' }),
  odd('healthy-v2', 'the same, with a delegated scope', ':', { cgroup: 'v2' }),
  odd('odd-limits', 'as few namespaces as will do, and none for the clock', fewest, {
    userns: true,
    cgroup: 'v1',
  }),
  odd('odd-limits-v2', 'the same', fewest, { userns: true, cgroup: 'v2' }),
  odd('odd-subuid-by-uid', 'grants under the uid', 'sed -i "s/^$user:/$uid:/" /etc/subuid /etc/subgid'),
  odd(
    'odd-subuid-in-two',
    'two grants that touch',
    'replace_line /etc/subuid "$user:" "$user:$first:1000"; echo "$user:$((first + 1000)):64536" >>/etc/subuid',
  ),
  odd(
    'odd-subid-directory',
    'grants of a directory, and none in the files',
    `sed -i "/^$user:/d" /etc/subuid /etc/subgid; ${granting('$user $first $count')}`,
  ),
  odd(
    'odd-subid-module-missing',
    'the module of a directory is not installed, so that the files count',
    'echo "subid: sss" >>/etc/nsswitch.conf',
  ),
  odd(
    'odd-hook-relative',
    'hooks in the root directory, in which a daemon runs',
    'printf "#!/bin/sh\\nexit 0\\n" >/hk; chmod 755 /hk; append_lines "$config" ' +
      '"lxc.hook."{pre-start,start-host,pre-mount,mount,autodev}" = ./hk" "lxc.net.0.script.up = ./hk"',
  ),
  odd('odd-init-shell', 'a shell instead of init', 'echo "lxc.init.cmd = /bin/sh" >>"$config"'),
  odd('odd-init-busybox', 'init by its other name', 'echo "lxc.init.cmd = /bin/busybox init" >>"$config"'),
  odd('odd-init-cwd-proc', 'in a directory of /proc', 'echo "lxc.init.cwd = /proc/1" >>"$config"'),
  odd(
    'odd-long-link',
    'a link that LXC cuts to the name of a bridge that is granted',
    'ip link add br0123456789abc type bridge; ip link set br0123456789abc up; ' +
      'echo "$user veth br0123456789abc 10" >>/etc/lxc/lxc-usernet; set_key "$config" lxc.net.0.link br0123456789abcdef',
  ),
  odd(
    'odd-fstab-of-windows',
    'an fstab that was written on Windows, with all its fields',
    'install -d -o $first -g $first "$folder/rootfs/mnt"; ' +
      'printf "# mine\\r\\ntmpfs mnt tmpfs rw 0 0\\r\\n" >"$folder/fstab"; echo "lxc.mount.fstab = $folder/fstab" >>"$config"',
  ),
  odd(
    'odd-fstab-options-of-windows',
    'one whose lines end after the options, of which LXC reads the beginning',
    'install -d -o $first -g $first "$folder"/rootfs/{mnt,opt}; mkdir /srv/data; echo "lxc.mount.fstab = $folder/fstab" >>"$config"; ' +
      'printf "/srv/data mnt none bind\\r\\ntmpfs opt tmpfs rw\\r\\n" >"$folder/fstab"',
  ),
  odd(
    'odd-file-capabilities',
    'capabilities instead of setuid bits, as on Fedora',
    'chmod u-s /usr/bin/new[ug]idmap; setcap cap_setuid+ep /usr/bin/newuidmap; setcap cap_setgid+ep /usr/bin/newgidmap',
  ),
  odd(
    'odd-path-closed',
    'a directory on PATH that the user cannot search: what is in it is not found',
    'mkdir -p /opt/site/bin; echo false >/opt/site/bin/newuidmap; chmod 755 /opt/site/bin/newuidmap; chmod 700 /opt/site; ' +
      'echo PATH=/opt/site/bin:/usr/local/bin:/usr/bin:/bin >/etc/environment',
    { login: 'PATH=/opt/site/bin:$PATH; move-pid-to-cgroup $$', cgroup: 'v1' },
  ),
  odd(
    'odd-script-never-run',
    'the script of an interface that LXC passes over',
    'sed -i "/^lxc.net/d" "$config"; append_lines "$config" "lxc.net.0.type = empty" "lxc.net.0.script.up = /no/such"',
  ),
  odd(
    'odd-cgroup-directories',
    'cgroups with names of their own, which exist once it runs',
    'append_lines "$config" "lxc.cgroup.dir.container = web" "lxc.cgroup.dir.monitor = web-monitor"',
    { cgroup: 'v1' },
  ),
  odd(
    'odd-host-network',
    'the network of the host, and no /sys',
    'sed -i "/^lxc.net/d" "$config"; append_lines "$config" "lxc.net.0.type = none" "lxc.mount.auto =" "lxc.mount.auto = proc:rw"',
  ),
  odd('odd-config-crlf', 'a config edited on Windows', 'sed -i "s/$/\\r/" "$config"'),
  odd(
    'odd-logs',
    'logs in his home: one in folders that LXC is to make, one that is there, with a doubled slash',
    'append_lines "$config" "lxc.log.file = $home/logs/lxc.log" "lxc.console.logfile = $home//test.log"; ' +
      'install -o "$user" /dev/null "$home/test.log"',
  ),
  odd('odd-no-zero', 'a /dev made by hand', 'rm /dev/zero'),
  odd('odd-no-terminals', 'the same, without a line for /dev/pts', 'umount /dev/pts'),
  odd('odd-terminals-closed', '/dev/pts mounted without ptmxmode=', 'chmod 0 /dev/pts/ptmx'),
  odd('odd-no-default-conf', 'needed by lxc-create only', 'rm "$default"'),
  odd(
    'odd-include-folder',
    'a folder that is not there',
    'echo "lxc.include = /etc/lxc/site.d/" >>"$config"',
  ),
  odd('odd-map-short', 'fewer ids than were granted', 'replace "$config" "$first $count" "$first 1000"'),
  odd(
    'odd-map-punched',
    'his own account inside, with a hole for it',
    'remove_lines "$config" idmap; for kind in u g; do ' +
      'append_lines "$config" "lxc.idmap = $kind "{"0 $first 1000","1000 $uid 1","1001 $((first + 1001)) 64535"}; done',
  ),
  odd(
    'odd-map-own-id',
    'only his own ids: that needs neither grant nor newuidmap nor an open home',
    'rm /usr/bin/new[ug]idmap /etc/subuid; replace "$config" " 0 $first $count" " 0 $uid 1"; ' +
      'chown -R "$user:" "$folder"; chmod 700 "$home"',
  ),
  odd(
    'odd-map-own-id-files',
    'and a file of its processes that a user may write',
    'rm /usr/bin/new[ug]idmap /etc/subuid; replace "$config" " 0 $first $count" " 0 $uid 1"; ' +
      'chown -R "$user:" "$folder"; echo "lxc.proc.oom_score_adj = 500" >>"$config"',
  ),
  odd(
    'odd-userns-missing-v2',
    'without userns.conf, which costs nothing in a delegated cgroup of v2',
    'remove_lines "$config" /userns.conf',
    { cgroup: 'v2' },
  ),
  odd('odd-undelegated-v2', 'a shell that no login has put into a scope: no limits', ':', {
    cgroup: 'v2',
    login: ':',
  }),
  odd(
    'odd-stray-controller',
    'a VPN mounted a controller of cgroup v1 beside cgroup v2',
    'mkdir /run/net_cls; mount -t cgroup -o net_cls none /run/net_cls || mount -t cgroup -o freezer none /run/net_cls',
    { cgroup: 'v2' },
  ),
  odd(
    'odd-half-given',
    'root has kept cgroup.subtree_control, so that LXC leaves the cgroup alone',
    'chown root $scope/cgroup.subtree_control',
    { cgroup: 'v2' },
  ),
  odd(
    'odd-attach-beside',
    'attached to from another scope of the same user manager, as lxc-unpriv-attach does',
    `beside=$(dirname "$scope")/beside.scope; mkdir "$beside"; chown "$user:$user" "$beside" "$beside"/cgroup.{procs,subtree_control,threads}; ${startedIn('$beside')}`,
    { cgroup: 'v2', runs: true },
  ),
  odd(
    'odd-attach-undelegated',
    'no cgroup of its own, and attached to from another login',
    `${loginCgroup}; ${startedIn('$session')}`,
    { cgroup: 'v2', runs: true },
  ),
  odd(
    'odd-limit-twice',
    'a limit and a sysctl are set twice, which corrupts the memory of LXC 4.0.6',
    'printf "lxc.%s\\n" "prlimit.nofile = 1024" "prlimit.nofile = 2048" "sysctl.net.ipv4.ip_forward = 1" "sysctl.net.ipv4.ip_forward = 1" >>"$config"',
  ),
  odd(
    'odd-hook-never-run',
    'a hook for /dev that is missing, and /dev is that of the rootfs',
    'append_lines "$config" "lxc.autodev =" "lxc.hook.autodev = /no/such"',
  ),
  odd(
    'odd-mount-closed',
    'a mount point that nobody but root may look into: the rootfs covers it',
    'mkdir -m 700 /srv/m; append_lines "$config" "lxc.rootfs.mount = /srv/m"',
  ),
  odd('odd-no-network', 'no interface wanted', 'remove_lines "$config" net.0'),
  odd(
    'odd-usernet-group',
    'a line for a group he is in',
    'groupadd staffers; usermod -aG staffers "$user"; echo "@staffers veth $bridge 10" >/etc/lxc/lxc-usernet',
  ),
  odd('odd-usernet-crlf', 'lxc-usernet edited on Windows', 'sed -i "s/$/\\r/" /etc/lxc/lxc-usernet'),
  odd('odd-usernet-closed', 'for root only', 'chmod 600 /etc/lxc/lxc-usernet', { unseen: 'user' }),
  odd(
    'odd-nics-stale',
    'the database of interfaces names one that is gone',
    'mkdir -p /run/lxc; echo "$user veth $bridge vethgone" >/run/lxc/nics',
  ),
  odd('odd-home-711', 'as little as it takes', 'chmod 711 "$home"'),
  odd('odd-home-acl', 'an ACL for the mapped root', 'chmod 700 "$home"; setfacl -m "u:$first:x" "$home"'),
  odd('odd-rootfs-untyped', 'no dir: before the path', 'replace "$config" dir: ""'),
  odd(
    'odd-lxcpath',
    'containers kept elsewhere, as lxc.conf says',
    'mv "$home/.local/share/lxc" /srv/lxc; set_key /srv/lxc/test/config lxc.rootfs.path dir:/srv/lxc/test/rootfs; ' +
      'echo "lxc.lxcpath = /srv/lxc" >"$home/.config/lxc/lxc.conf"',
  ),
  odd(
    'odd-runtime-folder',
    'a login with a runtime folder of its own',
    'install -d -o "$user" -g "$user" -m 700 "/run/user/$uid"',
    { login: 'export XDG_RUNTIME_DIR=/run/user/$UID; move-pid-to-cgroup $$', cgroup: 'v1' },
  ),
  odd(
    'odd-locks-kept',
    'the lock of an earlier command',
    'setpriv --reuid "$uid" --regid "$uid" --init-groups env HOME="$home" lxc-info -n test',
  ),
  odd(
    'odd-devices-few',
    'a session that may use what a container needs, and nothing else',
    'cd "/sys/fs/cgroup/devices/$user"; echo a >devices.deny; ' +
      'for each in 1:3 1:5 1:7 1:8 1:9 5:0 5:2 "136:*"; do echo "c $each rw" >devices.allow; done',
    { cgroup: 'v1' },
  ),
  odd(
    'odd-init-text',
    'a script without its first line, which the shell of the container runs',
    'rm "$folder/rootfs/sbin/init"; echo "exec sleep 1000" >"$folder/rootfs/sbin/init"; chmod 755 "$folder/rootfs/sbin/init"',
  ),
  odd(
    'odd-init-script',
    'a script that a script runs',
    'rm "$folder/rootfs/sbin/init"; printf "#! /bin/run -x \\n" >"$folder/rootfs/sbin/init"; printf "#!/bin/sh\\nexec sleep 1000" >"$folder/rootfs/bin/run"; chmod 755 "$folder"/rootfs/{bin/run,sbin/init}',
  ),
  odd(
    'odd-init-dynamic',
    'a program with its loader, behind links as in a merged /usr',
    'cd "$folder/rootfs"; mkdir -p usr/lib/x86_64-linux-gnu usr/lib64; ln -s usr/lib lib; ln -s usr/lib64 lib64; cp -L /lib/x86_64-linux-gnu/{libc.so.6,ld-linux-x86-64.so.2} usr/lib/x86_64-linux-gnu; ' +
      'ln -s /lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 usr/lib64; rm bin/sleep; cp /bin/sleep bin/sleep; echo "lxc.init.cmd = /bin/sleep 1000" >>"$config"',
  ),
  odd(
    'odd-init-emulated',
    'a rootfs for another machine, and an emulator that the kernel holds open',
    'cd "$folder/rootfs"; mkdir /opt/emulator; cp bin/busybox /opt/emulator/init; printf "\\267\\0" | dd of=bin/busybox bs=1 seek=18 conv=notrunc status=none; ' +
      'mount -t binfmt_misc none /proc/sys/fs/binfmt_misc; echo ":arm:M::\\x7fELF\\x02\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\xb7\\x00:\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xfe\\xff\\xff\\xff:/opt/emulator/init:F" >/proc/sys/fs/binfmt_misc/register',
    { userns: true, cgroup: 'v1' },
  ),
  odd(
    'odd-hook-empty',
    'a hook without a line',
    ': >/opt/prepare; chmod 755 /opt/prepare; echo "lxc.hook.pre-start = /opt/prepare" >>"$config"',
  ),
];

function odd(name: string, how: string, breaks: string, more: Partial<Oddity> = {}): Oddity {
  return { name, how, break: breaks, ...more };
}

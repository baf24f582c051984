import { dies, survives } from '../fault.ts';

/** Shell text that makes /opt/prepare a hook. */
const preparing = 'echo "lxc.hook.pre-start = /opt/prepare" >>"$config"';

export const config = [
  ...dies('config', 'config-readable', {
    'config-unreadable': [
      'written as root',
      'chown root:root "$config"; chmod 600 "$config"',
      { mends: 'person' },
    ],
    'config-folder-unsearchable': ['closed to everybody but the container', 'chmod 700 "$folder"'],
    'config-is-a-folder': [
      'mkdir -p with one name too many',
      'rm "$config"; mkdir "$config"; chown "$user:" "$config"',
      { mends: 'unsafe' },
    ],
    'config-missing': ['only the rootfs was copied here', 'rm "$config"', { mends: 'unsafe' }],
  }),
  ...dies('config', 'start-values', {
    'prlimit-unknown': [
      'a limit in the spelling of the kernel',
      'echo "lxc.prlimit.RLIMIT_NOFILE = 1024" >>"$config"',
      { mends: 'person' },
    ],
    'proc-of-the-owner': [
      'a file of /proc that only its owner may write',
      'echo "lxc.proc.oom_score_adj = 500" >>"$config"',
      { mends: 'person' },
    ],
    'dev-link': [
      'a rootfs whose /dev was moved elsewhere',
      'cd "$folder/rootfs"; rmdir dev; ln -s run/dev dev',
      { mends: 'person' },
    ],
    'init-cwd-closed': [
      'a working directory that root of the host made',
      'mkdir -m 700 "$folder/rootfs/work"; echo "lxc.init.cwd = /work" >>"$config"',
      { mends: 'person' },
    ],
    'cgroup-left-behind': [
      'a cgroup that a crash has left behind',
      'for each in /sys/fs/cgroup/*/"$user"; do mkdir "$each/web"; chown -R "$user" "$each/web"; done; ' +
        'append_lines "$config" "lxc.cgroup.dir.container = web" "lxc.cgroup.dir.monitor = web-monitor"',
      { cgroup: 'v1', mends: 'person' },
    ],
    'cgroup-of-root': [
      'a cgroup for several containers, made as root',
      'mkdir -p /sys/fs/cgroup/{memory,pids,cpuset}/"$user"/site; echo "lxc.cgroup.dir = site/web" >>"$config"',
      { cgroup: 'v1', mends: 'person' },
    ],
    'clock-kept': [
      'a clock of its own, in the time namespace of the host',
      'append_lines "$config" "lxc.time.offset.boot = 7h" "lxc.namespace.keep = time"',
      { mends: 'person' },
    ],
    'seccomp-errno': [
      'an error by its name',
      'printf "2\\ndenylist\\nreboot errno EPERM\\n" >/etc/lxc/site.seccomp; ' +
        'echo "lxc.seccomp.profile = /etc/lxc/site.seccomp" >>"$config"',
      { mends: 'person' },
    ],
    'gateway-without-address': [
      'a gateway, and an address that is left to DHCP',
      'echo "lxc.net.0.ipv4.gateway = 10.0.3.1" >>"$config"',
      { mends: 'person' },
    ],
  }),
  ...dies('config', 'start-values', {
    'prlimit-above-session': [
      'more open files than the session may have',
      'echo "lxc.prlimit.nofile = 2000000000" >>"$config"',
      { mends: 'person' },
    ],
    'cgroup-value': [
      'a limit in words',
      'echo "lxc.cgroup.memory.limit_in_bytes = half" >>"$config"',
      { cgroup: 'v1', mends: 'person' },
    ],
    'mount-into-dev': [
      'a device for the container, as in a privileged one',
      'echo "lxc.mount.entry = /dev/fuse dev/fuse none bind 0 0" >>"$config"',
      { mends: 'person' },
    ],
    'seccomp-missing': [
      'a profile that stayed on another machine',
      'echo "lxc.seccomp.profile = /etc/lxc/site.seccomp" >>"$config"',
      { mends: 'person' },
    ],
    'console-no-terminal': [
      'a console that is to be written to a file',
      'echo "lxc.console.path = /tmp/console.log" >>"$config"',
      { mends: 'person' },
    ],
  }),
  ...dies('config', 'hook-program', {
    'hook-missing': [
      'a hook that was never installed',
      'echo "lxc.hook.pre-start = /opt/prepare" >>"$config"',
      { mends: 'person' },
    ],
    'hook-in-a-closed-home': [
      'a hook of the container’s root in a directory of the user',
      'install -d -o "$user" -m 700 "$home/bin"; printf "#!/bin/sh\\n" >"$home/bin/prepare"; chmod 755 "$home/bin/prepare"; echo "lxc.hook.pre-mount = $home/bin/prepare" >>"$config"',
      { mends: 'person' },
    ],
    'hook-foreign': [
      'a program for an Arm machine',
      `cp /bin/true /opt/prepare; printf "\\267\\0" | dd of=/opt/prepare bs=1 seek=18 conv=notrunc status=none; ${preparing}`,
      { mends: 'person' },
    ],
    'hook-without-loader': [
      'a program that was linked for another distribution',
      `sed "s,/lib64/ld-linux,/lib64/no-linux," /bin/true >/opt/prepare; chmod 755 /opt/prepare; ${preparing}`,
      { mends: 'person' },
    ],
    'hook-without-interpreter': [
      'a script, run by a script, run by nothing',
      `printf "#!/opt/run\\n" >/opt/prepare; printf "#!/opt/none\\n" >/opt/run; chmod 755 /opt/*; ${preparing}`,
      { mends: 'person' },
    ],
    'hook-interpreter-without-x': [
      'a script, and an interpreter that may not be executed',
      `printf "#!/opt/run\\n" >/opt/prepare; cp /bin/sh /opt/run; chmod 755 /opt/prepare; chmod 644 /opt/run; ${preparing}`,
      { mends: 'person' },
    ],
    'script-up-missing': [
      'a script for the network that is gone',
      'echo "lxc.net.0.script.up = /opt/up" >>"$config"',
      { mends: 'person' },
    ],
  }),
  ...dies('config', 'config-syntax', {
    'syntax-no-equals': ['YAML habits', 'replace "$config" "uts.name =" "uts.name:"'],
    'syntax-unknown-key': [
      'a key that some blog made up',
      'echo "lxc.memory.limit = 512M" >>"$config"',
      { mends: 'unsafe' },
    ],
    'syntax-bad-boolean': ['yes, where only 0 and 1 will do', 'echo "lxc.autodev = yes" >>"$config"'],
    'syntax-of-root': [
      'root has written the config in his home',
      'echo "lxc.autodev = yes" >>"$config"; chown root: "$config"',
      { mends: 'person' },
    ],
    'syntax-capability': ['spelt as in C', 'echo "lxc.cap.drop = CAP_SYS_TIME" >>"$config"'],
    'syntax-capability-typo': [
      'a typing error in a word of a list',
      'echo "lxc.cap.drop = sys_tyme mknod" >>"$config"',
      { mends: 'unsafe' },
    ],
    'syntax-key-twice': [
      'misspelt first, then added as it should be',
      'echo "lxc.net.0.lnik = $bridge" >>"$config"',
      { mends: 'unsafe' },
    ],
    'syntax-bad-idmap': ['the count was forgotten', 'replace "$config" "u 0 $first $count" "u 0 $first"'],
    'syntax-idmap-both': ['b for both, as newer tools have it', 'replace "$config" "idmap = u" "idmap = b"'],
    'syntax-trailing-comment': [
      'a comment behind a value',
      'extend_line "$config" "idmap = u" " # free range"',
    ],
    'syntax-net-type': ['a bridge is not a type', 'set_key "$config" lxc.net.0.type bridge'],
    'syntax-net-type-empty': [
      'nothing was filled in',
      'replace_line "$config" net.0.type "lxc.net.0.type ="',
    ],
    'syntax-idmap-typo': [
      'lcx for lxc: LXC takes such a line for no line at all',
      'replace "$config" lxc.idmap lcx.idmap',
    ],
  }),
  ...survives('config', 'config-syntax', {
    'syntax-ignored-line': [
      'lcx for lxc, in a line that can be spared',
      'echo "lcx.start.auto = 1" >>"$config"',
      { mends: 'unsafe' },
    ],
    'syntax-upper-case': ['LXC for lxc', 'echo "LXC.start.auto = 1" >>"$config"', { mends: 'unsafe' }],
  }),
  ...survives('config', 'config-meaning', {
    'meaning-twice': ['two names', 'echo "lxc.uts.name = web" >>"$config"', { mends: 'unsafe' }],
    'meaning-comment': [
      'a comment behind the name',
      'extend_line "$config" uts.name " # mine"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('config', 'config-include', {
    'include-missing': [
      'the config is from a release that had debian.common.conf',
      'replace "$config" common.conf debian.common.conf',
    ],
    'include-userns-missing': [
      'the FAQ of the tutorial says debian.userns.conf',
      'replace "$config" userns.conf debian.userns.conf',
    ],
    'include-unreadable': [
      'a site-wide file that only root may read',
      'echo "lxc.include = /etc/lxc/site.conf" >>"$config"; install -m 600 /dev/null /etc/lxc/site.conf',
      { mends: 'person' },
    ],
    'include-tilde': [
      '~ is for shells',
      'echo "lxc.include = ~/extra.conf" >>"$config"; touch "$home/extra.conf"',
    ],
    'include-loop': [
      'two files that include each other',
      'echo "lxc.include = $home/more.conf" >>"$config"; echo "lxc.include = $config" >"$home/more.conf"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('config', 'log-file', {
    'log-in-var-log': [
      'a log where those of the containers of root are',
      'echo "lxc.log.file = /var/log/lxc/test.log" >>"$config"',
      { mends: 'unsafe' },
    ],
    'log-of-root': [
      'sudo lxc-start was tried once, and made the log',
      'echo "lxc.log.file = $home/test.log" >>"$config"; install -m 640 /dev/null "$home/test.log"',
      { mends: 'unsafe' },
    ],
    'log-twice': [
      'the second line does not make up for the first',
      'append_lines "$config" "lxc.log.file = "{/root,"$folder"}/test.log',
      { mends: 'unsafe' },
    ],
    'console-log-in-var-log': [
      'the console is logged to where that of the containers of root are',
      'echo "lxc.console.logfile = /var/log/console.log" >>"$config"',
      { mends: 'unsafe' },
    ],
    'console-log-no-folder': [
      'LXC makes the folders of its own log, and not those of this one',
      'echo "lxc.console.logfile = $home/logs/console.log" >>"$config"',
      { mends: 'unsafe' },
    ],
    'console-log-relative': [
      'a name alone is in the root folder',
      'echo "lxc.console.logfile = console.log" >>"$config"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('config', 'legacy-keys', {
    'legacy-idmap': ['a config from jessie', 'replace "$config" lxc.idmap lxc.id_map'],
    'legacy-network': ['a config from jessie', 'replace "$config" lxc.net.0 lxc.network'],
    'legacy-included': [
      'what all his containers include is from jessie',
      'echo "lxc.utsname = web" >"$home/site.conf"; chown "$user:" "$home/site.conf"; echo "lxc.include = $home/site.conf" >>"$config"',
      { mends: 'unsafe' },
    ],
    'legacy-rootfs': ['a config from jessie', 'replace "$config" "lxc.rootfs.path = dir:" "lxc.rootfs = "'],
  }),
];

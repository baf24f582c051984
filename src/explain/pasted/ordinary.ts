/** Whose host a text is about. */
export interface Person {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** Where LXC keeps the containers of a user. */
export const containersOf = ({ home }: Pick<Person, 'home'>): string => `${home}/.local/share/lxc`;

/**
 * What a person leaves out because it is nothing special: each line is as Debian installs it, none of them can stop a
 * start, and none is the answer to a question that a pasted file has been shown for. What is not here and was not
 * pasted is unknown. In the form of a snapshot.
 */
export const ordinary = ({ name, uid, gid, home }: Person): string => `
-- caller ${name} ${uid}:${gid} ${gid} --
HOME=${home}
PATH=/usr/local/bin:/usr/bin:/bin
-- /etc/passwd --
root:x:0:0:root:/root:/bin/bash
${name}:x:${uid}:${gid}::${home}:/bin/bash
-- /etc/group --
root:x:0:
-- /etc/nsswitch.conf --
passwd: files systemd
-- absent link /etc/subuid --
-- absent link /etc/subgid --
-- absent list /etc/sysctl.d --
-- absent list /run/sysctl.d --
-- absent list /usr/local/lib/sysctl.d --
-- absent list /usr/lib/sysctl.d --
-- absent list /lib/sysctl.d --
-- absent /etc/sysctl.conf --
-- absent /etc/sysctl.d/40-lxc-userns.conf --
-- absent ${home}/.config/lxc/lxc.conf --
-- /proc/self/mountinfo --
-- /etc/pam.d/common-session --
session required pam_unix.so
session optional pam_systemd.so
-- denied /run/lxc/nics --
/run/lxc/nics: permission denied
-- absent /etc/default/lxc-net --
-- absent /etc/default/lxc --
-- stat --
absent /usr/local/bin/lxc-start
file 0:0 0755 /usr/bin/lxc-start
absent /usr/local/bin/newuidmap
absent /usr/local/bin/newgidmap
absent /usr/sbin/setfacl
file 0:0 0755 /usr/bin/setfacl
directory 0:0 0755 /
directory 0:0 0755 /home
`;

/** Runs at every boot what makes cgroups for users. */
export const bootUnit = `[Unit]
Description=Cgroups for the users of LXC containers
ConditionPathExists=/etc/lxc/lxc-users
After=local-fs.target nss-user-lookup.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/local/sbin/prepare-lxc-cgroups

[Install]
WantedBy=multi-user.target
`;

/** The keys of lxc.conf(5), which the tools of LXC read from /etc/lxc/lxc.conf or ~/.config/lxc/lxc.conf: `lxc_global_config_value` in initutils.c, 1.0 to 7.0. */
export const globalKeys: readonly string[] = [
  'lxc.lxcpath',
  'lxc.default_config',
  'lxc.cgroup.pattern',
  'lxc.cgroup.use',
  'lxc.bdev.lvm.vg',
  'lxc.bdev.lvm.thin_pool',
  'lxc.bdev.zfs.root',
  'lxc.bdev.rbd.rbdpool',
  'lxc.bdev.rbd.rbduser',
];

import { dies, survives } from '../fault.ts';

const usernet = (line: string) => `echo "${line}" >/etc/lxc/lxc-usernet`;

/** Networks are looked after by this service, and not by lxc-net; systemd itself does not run in a throwaway host. */
const startsAtBoot = (service: string) =>
  `wants=/etc/systemd/system/multi-user.target.wants; systemctl --quiet disable lxc-net; ` +
  `rm -f $wants/{systemd-networkd,NetworkManager,networking}.service; ` +
  `ln -s /lib/systemd/system/${service}.service $wants/; echo USE_LXC_BRIDGE=false >/etc/default/lxc-net`;
const networkd = `${startsAtBoot('systemd-networkd')}; mkdir -p /run/systemd/netif`;

/** A command in a shell of the user's. */
const asUser = (command: string) =>
  `setpriv --reuid "$user" --regid "$user" --init-groups env HOME="$home" USER="$user" bash -c '${command}'`;

/** What a program of the host says of the container's network. */
const inside = (command: string) => `nsenter --target $pid --net ${command}`;

/** A second container of the user's, `other`, is a copy of the first. */
const copy =
  'other=$home/.local/share/lxc/other; cp -a "$folder" "$other"; ' +
  'replace "$other/config" /test/ /other/; set_key "$other/config" lxc.uts.name other';

export const network = [
  ...dies('network', 'usernet-link', {
    'usernet-missing': ['the file was never made', 'rm /etc/lxc/lxc-usernet'],
    'usernet-empty': ['nobody is in it', ': >/etc/lxc/lxc-usernet'],
    'usernet-other-bridge': ['the bridge got another name', usernet('$user veth br0 10')],
    'usernet-other-user': ['a slip in the name', usernet('lxcuser veth $bridge 10')],
    'usernet-by-uid': ['an id where a name should be', usernet('$uid veth $bridge 10')],
    'usernet-count-0': [
      '0, meant as no limit',
      usernet('$user veth $bridge 0'),
      { or: ['network', 'usernet-quota'], mends: 'unsafe' },
    ],
    'usernet-count-word': ['a word, meant as no limit', usernet('$user veth $bridge unlimited')],
    'usernet-type': ['type and bridge confused', usernet('$user bridge $bridge 10')],
    'usernet-no-type': ['three words instead of four', usernet('$user $bridge 10')],
    'usernet-leading-blank': ['the line is indented', 'sed -i "s/^/ /" /etc/lxc/lxc-usernet'],
    'usernet-foreign-group': [
      'a line for a group he is not in, which makes lxc-user-nic crash',
      'groupadd staffers; echo "@staffers veth $bridge 10" >>/etc/lxc/lxc-usernet',
      { mends: 'unsafe' },
    ],
    'link-other': ['a slip in the config', 'set_key "$config" lxc.net.0.link lxcbr1'],
    'link-not-permitted': [
      'the bridge is there, but not for him',
      'ip link add br0 type bridge; set_key "$config" lxc.net.0.link br0',
      { mends: 'unsafe' },
    ],
    'link-none': ['the line was left out', 'remove_lines "$config" net.0.link'],
    'link-above-type': [
      'the type comes last, and wipes what was said before it',
      'move_below "$config" net.0.type net.0.flags',
      { or: ['network', 'net-type-order'] },
    ],
    'link-with-comment': [
      'a comment behind a value',
      'extend_line "$config" net.0.link " # the bridge"',
      { or: ['config', 'config-syntax'] },
    ],
  }),
  ...dies('network', 'usernet-quota', {
    'quota-used-up': [
      'another container of his is running',
      copy,
      { login: 'move-pid-to-cgroup $$; lxc-start -n other -d', mends: 'unsafe' },
    ],
    'quota-two-nics': [
      'one interface is allowed, the config asks for two',
      'append_lines "$config" "lxc.net.1.type = veth" "lxc.net.1.link = $bridge"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('config', 'start-values', {
    'second-none-up': [
      'a second interface that was disabled by its type',
      'append_lines "$config" "lxc.net.1.type = none" "lxc.net.1.flags = up"',
      { mends: 'person' },
    ],
  }),
  ...survives('network', 'usernet-quota', {
    'quota-for-one-of-two': [
      'a second container, and the quota of the tutorial',
      copy,
      {
        mends: 'unsafe',
        lost: `! ${asUser('move-pid-to-cgroup $$; lxc-start -n other -d')} || { ${asUser('lxc-stop -n other -k')}; false; }`,
      },
    ],
  }),
  ...dies('network', 'bridge-up', {
    'bridge-missing': ['made by hand, gone after a reboot', 'ip link del "$bridge"'],
    'bridge-missing-networkd': [
      'made by hand, where systemd-networkd looks after the network',
      `${networkd}; ip link del "$bridge"`,
    ],
    'bridge-is-none': [
      'another device has its name',
      'ip link del "$bridge"; ip link add "$bridge" type veth',
      { mends: 'person' },
    ],
  }),
  ...survives('network', 'bridge-up', {
    'bridge-down': ['brctl addbr makes a bridge that is down', 'ip link set "$bridge" down'],
  }),
  ...survives('network', 'bridge-persistent', {
    'bridge-for-now': [
      'lxc-net was started, but not enabled',
      `${startsAtBoot('ssh')}; echo USE_LXC_BRIDGE=true >/etc/default/lxc-net`,
    ],
    'bridge-for-now-networkd': ['made by hand, where systemd-networkd looks after the network', networkd],
    'bridge-for-now-with-address': [
      'the same, with an address',
      `${networkd}; ip address add 10.9.8.1/24 dev "$bridge"`,
      { mends: 'person' },
    ],
    'bridge-for-now-anyhow': [
      'made by hand, where nothing looks after the network',
      startsAtBoot('ssh'),
      { mends: 'person' },
    ],
  }),
  ...dies('network', 'net-type-missing', {
    'net-no-type': ['the first line was lost in copying', 'remove_lines "$config" net.0.type'],
    'net-empty-type': [
      'a network taken away like any other key',
      'echo "lxc.net.0.type =" >>"$config"',
      { mends: 'person' },
    ],
  }),
  ...dies('network', 'net-type', {
    'net-macvlan': [
      'copied from a privileged container',
      'set_key "$config" lxc.net.0.type macvlan',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('network', 'net-host', {
    'net-shared': [
      'none, meant as no network: it is the network of the host',
      'set_key "$config" lxc.net.0.type none; remove_lines "$config" net.0.link; remove_lines "$config" net.0.flags',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('network', 'hwaddr', {
    'hwaddr-multicast': [
      'an address that was made up',
      'echo "lxc.net.0.hwaddr = 01:16:3e:00:00:01" >>"$config"',
      { mends: 'unsafe' },
    ],
    'hwaddr-zero': [
      'all zeros, meant as any',
      'echo "lxc.net.0.hwaddr = 00:00:00:00:00:00" >>"$config"',
      { mends: 'unsafe' },
    ],
    'hwaddr-of-none': [
      'the network was switched off, and the address left there',
      'set_key "$config" lxc.net.0.type empty; remove_lines "$config" net.0.link; ' +
        'echo "lxc.net.0.hwaddr = 00:16:3e:00:00:01" >>"$config"',
      { mends: 'unsafe' },
    ],
    'hwaddr-dashes': [
      'written as other systems do',
      'echo "lxc.net.0.hwaddr = 00-16-3e-00-00-01" >>"$config"',
      { mends: 'unsafe' },
    ],
  }),
  ...survives('network', 'hwaddr-unique', {
    'hwaddr-copied': [
      'a container that was copied by hand',
      `echo "lxc.net.0.hwaddr = 00:16:3e:00:00:01" >>"$config"; ${copy}`,
      { mends: 'unsafe' },
    ],
  }),
  ...survives('network', 'net-keys', {
    'net-mtu': [
      'a smaller MTU, for the tunnel that the host is behind',
      'echo "lxc.net.0.mtu = 1400" >>"$config"',
      { lost: `! ${inside('ip link show eth0')} | grep "mtu 1400"`, mends: 'person' },
    ],
    'net-pair': [
      'a name for the firewall of the host',
      'echo "lxc.net.0.veth.pair = web" >>"$config"',
      { lost: '! ip link show web', mends: 'person' },
    ],
    'net-route': [
      'a route to what is behind the container',
      'echo "lxc.net.0.veth.ipv4.route = 10.9.0.0/24" >>"$config"',
      { lost: '! ip route | grep 10.9.0.0', mends: 'person' },
    ],
    'net-router': [
      'no bridging wanted',
      'echo "lxc.net.0.veth.mode = router" >>"$config"',
      { lost: 'ip -o link | grep "veth.* master lxcbr0"', mends: 'person' },
    ],
    'net-vlan': [
      'a network of its own, on a kernel without VLANs on bridges: root could not start it',
      'echo "lxc.net.0.veth.vlan.id = 5" >>"$config"',
      { lost: '! /sbin/bridge vlan | grep -w 5', mends: 'person' },
    ],
    'net-queues': [
      'queues for several processors',
      'echo "lxc.net.0.veth.n_rxqueues = 4" >>"$config"',
      { lost: '! ls /proc/$pid/root/sys/class/net/eth0/queues | grep rx-3', mends: 'person' },
    ],
    'net-l2proxy': [
      'a proxy for neighbours',
      'append_lines "$config" "lxc.net.0.ipv4.address = 10.0.3.5/24" "lxc.net.0.l2proxy = 1"',
      { lost: '! ip neigh show proxy | grep 10.0.3.5', mends: 'person' },
    ],
  }),
  ...survives('network', 'net-address', {
    'address-no-prefix': [
      'an address as it is written everywhere else',
      'ip address add 192.168.7.1/24 dev "$bridge"; echo "lxc.net.0.ipv4.address = 192.168.7.5" >>"$config"',
      { lost: `! ${inside('ip address')} | grep 192.168.7.5/24`, mends: 'unsafe' },
    ],
    'address-no-prefix-alone': [
      'the same, where the bridge has no address',
      'echo "lxc.net.0.ipv4.address = 192.168.7.230" >>"$config"',
      { lost: `! ${inside('ip address')} | grep 192.168.7.230/24`, mends: 'person' },
    ],
    'address-down': [
      'the line that brings it up was left out',
      'remove_lines "$config" net.0.flags; echo "lxc.net.0.ipv4.address = 192.168.7.5/24" >>"$config"',
      { lost: `! ${inside('ip link show eth0')} | grep LOWER_UP`, mends: 'unsafe' },
    ],
  }),
  ...survives('network', 'bridge-netfilter', {
    'bridge-filtered': [
      'Docker was installed, which has br_netfilter loaded and drops what is forwarded',
      'echo 1 >/proc/sys/net/bridge/bridge-nf-call-iptables; nft add table ip filter; ' +
        'nft "add chain ip filter FORWARD { type filter hook forward priority 0; policy drop; }"',
      { unseen: 'user', mends: 'unsafe' },
    ],
  }),
];

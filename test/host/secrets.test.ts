import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { snapshotWith } from '../support/machine.ts';

// A snapshot may be sent to strangers: what people keep secret in what a lint looks at is not in it.

const home = '/home/lxcuser-test/.local/share/lxc/test';

/** The bridge is there, and to learn who makes it everything that looks after networks is asked. */
const planted = `-- ${home}/config --
# the password of the database is SECRET-comment
#SECRET-comment-without-a-blank
lxc.include = /usr/share/lxc/config/common.conf
lxc.include = /usr/share/lxc/config/userns.conf
lxc.idmap = u 0 624288 65536
lxc.idmap = g 0 624288 65536
lxc.rootfs.path = dir:${home}/rootfs
lxc.net.0.type = veth
lxc.net.0.link = br0
lxc.net.0.script.up = /bin/true SECRET-script
lxc.network.script.down = /bin/true SECRET-script-of-old
lxc.mount.entry = /a m none password="SECRET two",pin=SECRET-pin,pwd=SECRET-pwd,access_key=SECRET-key 0 0
lxc.mount.entry = https://u:a@b/SECRET-in-url@dav/x mnt davfs password = SECRET with blanks
lxc.mount.entry = /b m none header="Authorization: Bearer SECRET-bearer" 0 0
lxc.sysctl.net.ipv4.ping_group_range = 0 1000
lxc.environment = PW=SECRET-environment
lxc.environment = "Q=SECRET-quoted"
lxc.hook.pre-start = /bin/true --key SECRET-hook
lxc.hook.post-stop = "PW=SECRET-hook-variable /bin/true"
lxc.init.cmd = /sbin/init token=SECRET-init
lxc.execute.cmd = '/bin/sh SECRET-execute'
lxc.mount.entry = //nas/x mnt cifs username=u,password=SECRET-cifs 0 0
lxc.mount.entry = https://u:SECRET-url@dav/x mnt davfs pass=SECRET-pass 0 0
# lxc-lint-disable mount-source -- SECRET-reason
# a\u2028SECRET-after-what-looks-like-a-line-end
-- /etc/lxc-lint.json --
{ "waivers": [{ "rule": "root-cgroup", "reason": "SECRET-waiver \\" SECRET" }] } // SECRET-comment
/* SECRET-block
 SECRET */ 
-- /etc/lxc/lxc-usernet --
# SECRET-usernet
lxcuser-test veth br0 1
-- /etc/passwd --
root:x:0:0:SECRET-root:/root:/bin/bash
old:SECRET-hash:1500:1500:Jane Roe,SECRET-phone:/home/old:/bin/sh
lxcuser-test:x:1001:1001:SECRET-name:/home/lxcuser-test:/bin/bash
-- /etc/group --
root:SECRET-group:0:
-- /etc/environment --
AWS_SECRET_ACCESS_KEY=SECRET-key
PATH="/usr/bin:/bin"
-- list /etc/systemd/system/multi-user.target.wants --
NetworkManager.service
lxc-cgroups.service
networking.service
systemd-networkd.service
-- list /etc/systemd/system --
backup.service
lxc-cgroups.service
-- /etc/systemd/system/backup.service --
[Service]
Environment=A=SECRET-unit \\
  DB_PASSWORD=SECRET-continued
ExecStartPre=/usr/local/bin/x --password=SECRET-before
ExecStart=/root/bin/backup --token SECRET-argument
-- /etc/systemd/system/lxc-cgroups.service --
[Service]
Environment=SECRET-own-unit
[Install]
WantedBy=multi-user.target
-- /usr/local/bin/x --
SECRET-x
-- /root/bin/backup --
#!/bin/sh
export RESTIC_PASSWORD=SECRET-script
curl -u admin:SECRET-curl https://x
-- /etc/rc.local --
mount -o user=a,password=SECRET-rc-local //nas /x
-- list /etc/systemd/network --
wg0.netdev
-- list /run/systemd/network --
-- list /usr/lib/systemd/network --
-- /etc/systemd/network/wg0.netdev --
[NetDev]
Name=wg0
[WireGuard]
PrivateKey=SECRET-wireguard
-- list /etc/NetworkManager/system-connections --
home.nmconnection
-- list /run/NetworkManager/system-connections --
-- /etc/NetworkManager/system-connections/home.nmconnection --
[wifi-security]
psk=SECRET-wifi
-- /etc/network/interfaces --
auto lo
iface wlan0 inet dhcp
  wpa-psk SECRET-wpa
-- list /etc/network/interfaces.d --
wlan1
-- /etc/network/interfaces.d/wlan1 --
iface wlan1 inet dhcp
  wpa-psk SECRET-more-wpa
-- /usr/local/sbin/prepare-lxc-cgroups --
PASSWORD=SECRET-own-script
clone_children lxc-users
-- /sys/class/net/br0/flags --
0x1003
-- list /sys/class/net/br0/brif --
-- /proc/net/route --
Iface	Destination
-- absent /proc/net/if_inet6 --
-- stat --
directory 0:0 0755 /sys/class/net/br0
directory 0:0 0755 /sys/class/net/br0/bridge
absent /run/systemd/netif
absent /run/NetworkManager
file 0:0 0755 /sbin/ifup
absent /etc/network/if-pre-up.d/bridge
`.replace('\\u2028', '\u2028');

const taken = await run(['snapshot', '--snapshot', '-'], { read: async () => snapshotWith(planted) });

test('no secret that is planted in a machine is in its snapshot, nor in what is said of it', () => {
  assert.equal([...(taken.out + taken.err).matchAll(/SECRET[\w-]*/g)].map(String).filter(isNoName), []);
});

/** The name of a variable that people give. */
const isNoName = (word: string) => word !== 'SECRET_ACCESS_KEY';

const asked = [
  '/etc/systemd/system/backup.service',
  '/root/bin/backup',
  '/etc/rc.local',
  '/etc/systemd/network/wg0.netdev',
  '/etc/NetworkManager/system-connections/home.nmconnection',
  '/etc/network/interfaces',
  '/etc/network/interfaces.d/wlan1',
  '/etc/passwd',
  '/usr/local/sbin/prepare-lxc-cgroups',
];

for (const path of asked)
  test(`${path} was looked at, and in part`, () => {
    assert.ok(
      taken.out.split('\n').some((line) => line.startsWith('-- grep /') && line.endsWith(` ${path} --`)),
    );
    assert.not.match(taken.out, `-- ${path} --`);
    assert.ok(taken.err.split('\n').some((line) => line.startsWith('  grep /') && line.endsWith(` ${path}`)));
  });

test('what is left out of a file is unknown to whoever asks for it', async () => {
  const told = async (text: string) =>
    JSON.parse((await run(['--snapshot', '-', '--format', 'json'], { read: async () => text })).out);
  const statusOf = ({ outcomes }: { outcomes: { rule: string; status: string }[] }) =>
    outcomes.find(({ rule }) => rule === 'bridge-persistent')?.status;
  assert.is(statusOf(await told(taken.out)), 'fail');
  // The file does not name br0; whether it names br1 nobody has asked.
  const other = taken.out.replaceAll('br0 ', 'br1 ').replaceAll(/br0$/gm, 'br1').replaceAll('/br0/', '/br1/');
  assert.is(statusOf(await told(other)), 'unknown');
});

test('what lxc-lint goes by stays', () => {
  for (const line of [
    '# ***',
    'lxc.sysctl.net.ipv4.ping_group_range = 0 1000',
    '# lxc-lint-disable mount-source -- ***',
    'lxc.hook.pre-start = /bin/true ***',
    'lxc.init.cmd = /sbin/init ***',
    'lxc.mount.entry = //nas/x mnt cifs username=u,password=*** 0 0',
    '{ "waivers": [{ "rule": "root-cgroup", "reason": "***" }] } // ***',
    '3:lxcuser-test:x:1001:1001::/home/lxcuser-test:/bin/bash',
  ])
    assert.ok(taken.out.split('\n').includes(line), line);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { foreignFile } from '../../src/lxc/foreign/foreign-file.ts';

const foreign: Readonly<Record<string, readonly [RegExp, string]>> = {
  'of Proxmox': [/Proxmox/, 'arch: amd64\nhostname: web\nnet0: name=eth0,bridge=vmbr0\n'],
  'of Proxmox, with keys of LXC': [/Proxmox/, 'memory: 512\nlxc.apparmor.profile: unconfined\n'],
  'of Proxmox, with a description': [
    /Proxmox/,
    '#web\narch: amd64\nrootfs: local-lvm:vm-100-disk-0,size=8G\nlxc.idmap: u 0 100000 65536\n',
  ],
  'of Proxmox, with keys of LXC alone': [
    /Proxmox/,
    'lxc.idmap: u 0 100000 1000\nlxc.mount.entry: /dev/net/tun dev/net/tun none bind,create=file\n',
  ],
  'YAML of Incus': [
    /LXD or Incus/,
    'config:\n  security.nesting: "true"\n  raw.lxc: |\n    lxc.apparmor.profile = unconfined\n',
  ],
  'YAML of LXD without keys': [/LXD or Incus/, 'name: web\nprofiles:\n- default\ndevices: {}\n'],
  'keys of LXD': [/LXD or Incus/, 'limits.memory = 1GB\nsecurity.privileged = true\n'],
  'of lxc-net': [/lxc-net/, 'USE_LXC_BRIDGE="true"\nLXC_BRIDGE="lxcbr0"\n'],
  'an lxc-usernet': [/lxc-usernet/, '# who\nme veth lxcbr0 10\n@staff veth br0 2\n'],
  'an lxc.conf': [/lxc\.conf\(5\)/, 'lxc.lxcpath = /srv/lxc\nlxc.bdev.zfs.root=tank/lxc\n'],
  'of Jinja': [/template.*\{\{ in line 2/, 'lxc.uts.name = a\nlxc.net.0.link = {{ bridge }}\n'],
  'of ERB': [/template.*<% in line 1/, '<% if true %>\nlxc.uts.name = a\n'],
  'of a shell': [/template.*\$\{ in line 1/, 'lxc.rootfs.path = dir:\u0024{ROOTFS}\n'],
  'that is binary': [/binary/, 'ELF\0\0\x01{{\n'],
  'in UTF-16': [/UTF-16/, '\ufffd\ufffdl\0x\0c\0.\0u\0t\0s\0'],
  'a README': [/none of its lines/, 'Hello\nthere\n'],
};

for (const [name, [told, text]] of Object.entries(foreign))
  test(`a file ${name} is told`, () => {
    assert.match(foreignFile(text) ?? '', told);
  });

const ours: Readonly<Record<string, string>> = {
  'is empty': '',
  'has comments alone': '# lxc\n',
  'has a misspelt key': 'lcx.uts.name = a\n',
  'has keys without a dot': 'lxcuts = a\n',
  'has a stray line of Proxmox': 'lxc.uts.name = a\nmemory: 512\n',
  'has a variable in a hook': 'lxc.hook.pre-start = /bin/x \u0024{LXC_NAME}\n',
  'has a key of lxc.conf': 'lxc.uts.name = a\nlxc.lxcpath = /srv\n',
  'has braces': 'lxc.environment = A={1}\n',
  'has a mark of a template in a comment': '# {{ ansible_managed }}\nlxc.uts.name = a\n',
};

for (const [name, text] of Object.entries(ours))
  test(`a config that ${name} is one of LXC`, () => {
    assert.is(foreignFile(text), undefined);
  });

test.run();

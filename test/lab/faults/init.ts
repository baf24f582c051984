import { dies } from '../fault.ts';

/** Shell text that makes an ELF file one for aarch64: its `e_machine` is 183. */
const forArm = (path: string) => `printf "\\267\\0" | dd of="${path}" bs=1 seek=18 conv=notrunc status=none`;

export const init = [
  ...dies('init', 'rootfs-init', {
    'rootfs-one-level-up': [
      'the directory of the container, not the one in it',
      'set_key "$config" lxc.rootfs.path "dir:$folder"',
      { mends: 'unsafe' },
    ],
    'init-missing': [
      'an image for application containers',
      'rm "$folder/rootfs/sbin/init"',
      { mends: 'person' },
    ],
    'init-dangling': [
      'what the link points to was removed',
      'rm "$folder/rootfs/bin/busybox"',
      { mends: 'person' },
    ],
    'init-not-executable': [
      'unpacked without its modes',
      'chmod 644 "$folder/rootfs/bin/busybox"',
      { mends: 'unsafe' },
    ],
    'init-empty': [
      'a disk that was full, and a shell that ends without a line to run',
      ': >"$folder/rootfs/bin/new"; chmod 755 "$folder/rootfs/bin/new"; ln -sf /bin/new "$folder/rootfs/sbin/init"',
      { mends: 'person' },
    ],
    'init-foreign': [
      'a rootfs that was made for an Arm machine',
      forArm('$folder/rootfs/bin/busybox'),
      { mends: 'person' },
    ],
    'init-foreign-alone': [
      'an init for an Arm machine, and a shell for this one, which ends where it does not understand it',
      `cp "$folder/rootfs/bin/busybox" "$folder/rootfs/bin/new"; ${forArm('$folder/rootfs/bin/new')}; ln -sf /bin/new "$folder/rootfs/sbin/init"`,
      { mends: 'person' },
    ],
    'init-without-loader': [
      'a program of the host, copied without its loader',
      'rm "$folder/rootfs/bin/sleep"; cp /bin/sleep "$folder/rootfs/bin/sleep"; echo "lxc.init.cmd = /bin/sleep 1000" >>"$config"',
      { mends: 'person' },
    ],
    'init-loader-foreign': [
      'a loader for an Arm machine',
      `cp /bin/sleep "$folder/rootfs/bin/nap"; mkdir "$folder/rootfs/lib64"; cp -L /lib64/ld-linux-x86-64.so.2 "$folder/rootfs/lib64"; ${forArm('$folder/rootfs/lib64/ld-linux-x86-64.so.2')}; ln -sf /bin/nap "$folder/rootfs/sbin/init"`,
      { mends: 'person' },
    ],
    'init-without-interpreter': [
      'a script, and no such shell in the rootfs',
      'rm "$folder/rootfs/sbin/init"; printf "#!/bin/bash\\nexec sleep 1000\\n" >"$folder/rootfs/sbin/init"; chmod 755 "$folder/rootfs/sbin/init"',
      { mends: 'person' },
    ],
    'init-interpreter-without-x': [
      'a script, and an interpreter that may not be executed',
      'rm "$folder/rootfs/sbin/init"; printf "#!/bin/run\\n" >"$folder/rootfs/sbin/init"; chmod 755 "$folder/rootfs/sbin/init"; cp "$folder/rootfs/bin/busybox" "$folder/rootfs/bin/run"; chmod 644 "$folder/rootfs/bin/run"',
      { mends: 'person' },
    ],
    'init-text-without-shell': [
      'a script without its first line, and no shell',
      'rm "$folder"/rootfs/{sbin/init,bin/sh}; echo "exec sleep 1000" >"$folder/rootfs/sbin/init"; chmod 755 "$folder/rootfs/sbin/init"',
      { mends: 'person' },
    ],
    'rootfs-empty': [
      'the template failed half way',
      'rm -r "$folder"/rootfs/{bin,etc,sbin}',
      { mends: 'person' },
    ],
  }),
];

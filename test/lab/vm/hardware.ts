import { join } from 'node:path';

interface Parts {
  /** What the host writes to. */
  readonly disk: string;
  /** Its second disk. */
  readonly share: string;
  /** The folder of its kernel. */
  readonly image: string;
  /** More words for the kernel's command line. */
  readonly kernel: string;
}

/** What an emulated machine is made of, in words for qemu. `at`: the folder of what it can be talked to through. */
export const hardware = (at: string, { disk, share, image, kernel }: Parts): string[] => [
  ...words(`-accel tcg,thread=multi,tb-size=1024 -machine pc -cpu max,la57=off -smp 1 -m 1024 -display none -vga none
    -nodefaults -device virtio-rng-pci -device virtio-serial-pci -device virtserialport,chardev=port,name=lab`),
  ...['-kernel', join(image, 'vmlinuz'), '-initrd', join(image, 'initrd')],
  ...['-append', `root=/dev/vda console=ttyS0 quiet net.ifnames=0 mitigations=off nokaslr ${kernel}`],
  ...['-drive', `file=${disk},format=qcow2,if=virtio,cache=unsafe`],
  ...['-drive', `file=${share},format=raw,if=virtio,readonly=on`],
  ...['-chardev', `socket,id=port,path=${at}/port,server=on,wait=off`],
  ...['-monitor', `unix:${at}/monitor,server=on,wait=off`, '-serial', `file:${at}/console`],
];

const words = (text: string): string[] => text.split(/\s+/);

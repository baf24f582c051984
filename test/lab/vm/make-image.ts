import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { imageOf, type VmHost } from './hosts.ts';
import { folder } from './machine.ts';

/** The disk of this host, where there is none yet. */
export function makeImage(host: VmHost): void {
  if (existsSync(join(folder, imageOf(host), 'disk.ext4'))) return;
  const image = fileURLToPath(new URL('image', import.meta.url));
  const { status } = spawnSync(image, [host.suite, ...(host.bare ? ['bare'] : [])], {
    stdio: 'inherit',
    env: { ...process.env, LAB_VM: folder },
  });
  if (status !== 0) throw new Error(`there is no image of ${imageOf(host)}`);
}

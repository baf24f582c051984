import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sh } from './sh.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * What every host is to find as its second disk: lxc-lint as it is built now, and what the lab runs there. `more`: a directory, and
 * what of it goes along.
 */
export function share(...more: readonly string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'lxc-lint-vm-')), 'share');
  sh(
    'tar',
    '-cf',
    file,
    '-C',
    join(here, '../../..'),
    'dist',
    '-C',
    here,
    'guest',
    ...(more.length > 0 ? ['-C', ...more] : []),
  );
  // A snapshot remembers how large it was.
  sh('truncate', '-s', '8M', file);
  return file;
}

/** Fetches what the lab shares with the host. Its bytes may have changed since the host read them last. */
export const unpack = `mkdir -p /opt/lab/share
  dd if=/dev/vdb iflag=direct bs=1M status=none 2>/dev/null | tar -xf - -C /opt/lab/share --no-same-owner 2>/dev/null
  chmod -R a+rX /opt/lab`;

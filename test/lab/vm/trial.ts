import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { malformed } from '../malformed.ts';
import { read, type Seen } from '../seen.ts';
import type { Mends, VmFault } from './fault.ts';
import type { Machine } from './machine.ts';
import { sh } from './sh.ts';
import { unpack } from './share.ts';

interface How {
  /** All containers are looked at. */
  readonly all: boolean;
  readonly keep: boolean;
  readonly mends: Mends | undefined;
  /** Between the mending and the look. */
  readonly reboot: boolean;
}

/** Puts this into a host as it was when it had just booted, and looks at what becomes of it. */
export async function tryOut(machine: Machine, fault: VmFault, how: How): Promise<Seen> {
  const { shell = 'ssh' } = fault;
  const { all, keep, mends, reboot } = how;
  await machine.reset(shell === 'ssh' && !mends ? 'user' : 'root');
  const env = {
    LAB_BREAK: fault.break,
    LAB_SHELL: shell === 'ssh' && mends ? 'new_ssh' : shell,
    LAB_LOGIN: fault.login ?? '',
    LAB_CONTAINER: fault.container ?? 'test',
    LAB_ALL: all ? '1' : '',
    LAB_FIX: mends ?? '',
  };
  if (reboot) {
    await guest(machine, { ...env, LAB_SHELL: '' });
    await machine.reboot();
  }
  const out = await guest(machine, reboot ? { ...env, LAB_BREAK: ':', LAB_FIX: '' } : env);
  const folder = mkdtempSync(join(tmpdir(), 'lxc-lint-vm-'));
  writeFileSync(join(folder, 'out.tgz'), Buffer.from(out, 'base64'));
  sh('tar', '-xzf', join(folder, 'out.tgz'), '-C', folder);
  try {
    return read(folder, malformed);
  } finally {
    if (keep) console.log(`     ${fault.name}: ${folder}`);
    else rmSync(folder, { recursive: true });
  }
}

/** Has guest/try do its work, and comes back with what was seen: a tar file, in base64. */
async function guest(machine: Machine, env: Readonly<Record<string, string>>): Promise<string> {
  const settings = Object.entries(env).map(([name, value]) => `${name}='${value.replaceAll("'", "'\\''")}'`);
  const { out } = await machine.run(
    `date -s @${Math.floor(Date.now() / 1000)} >/dev/null
    ${unpack}
    cat >/opt/lab/env <<'END'\n${settings.join('\n')}\nEND
    bash /opt/lab/share/guest/try >/opt/lab/tried 2>&1
    cp /opt/lab/tried /opt/lab/out/
    tar -czf - -C /opt/lab/out . | base64 -w 0`,
    500,
  );
  return out;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../../rules/index.ts';
import type { Fault, Layout, Oddity } from './fault.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = join(here, '../..');

/** `--unsafe` is taken for what is named: here, each rule by its name. */
const byName = Object.keys(rules)
  .map((rule) => `--rule ${rule}`)
  .join(' ');

/** Runs one of the scripts beside this in a host of its own, and reads what it left. */
export async function inside<T>(
  script: string,
  fault: Fault | Oddity,
  layout: Layout,
  keep: boolean,
  read: (out: string) => T,
  env: Record<string, string>,
): Promise<T> {
  layer ??= makeLayer();
  const out = folder();
  try {
    const trouble = await host(script, {
      LAB_LAYER: await layer,
      LAB_BREAK: fault.break,
      LAB_LOGIN: fault.login ?? '',
      LAB_SETPRIV: fault.setpriv ?? '',
      LAB_LOST: 'lost' in fault ? fault.lost : '',
      LAB_CGROUP: layout,
      LAB_CREATES: fault.creates ? '1' : '',
      LAB_USERNS: fault.userns ? '1' : '',
      LAB_SHARE: repository,
      LAB_OUT: out,
      LAB_RULES: byName,
      ...env,
    });
    if (trouble !== undefined) writeFileSync(join(out, 'unbroken'), trouble);
    return read(out);
  } finally {
    if (keep) console.log(`     ${fault.name}: ${out}`);
    else rmSync(out, { recursive: true });
  }
}

/** What every host begins with: most of the time that it takes to make one would go into the same again. */
let layer: Promise<string> | undefined;

/** A tar file, gone when this process is; or nothing, where the hosts themselves have to say what is wrong. */
async function makeLayer(): Promise<string> {
  const out = folder();
  process.once('exit', () => rmSync(out, { recursive: true }));
  const trouble = await host('layer', { LAB_SHARE: repository, LAB_OUT: out });
  return trouble === undefined ? join(out, 'layer.tar') : '';
}

function folder(): string {
  const out = mkdtempSync(join(tmpdir(), 'lxc-lint-lab-'));
  chmodSync(out, 0o777);
  return out;
}

const hosts = new Set<ChildProcess>();

/** Ends every host; each tidies up after itself. */
export function end(): void {
  for (const each of hosts) each.kill();
}

/** Runs a script in a host, and comes back with what went wrong in making it. */
const host = (script: string, env: Record<string, string>): Promise<string | undefined> =>
  new Promise((done) => {
    const child = spawn(join(here, 'host'), [join(here, script)], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    hosts.add(child);
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('close', (code) => {
      hosts.delete(child);
      done(code === 0 ? undefined : said.trim() || `the host ended with ${code}`);
    });
  });

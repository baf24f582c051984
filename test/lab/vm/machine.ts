import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { connect, Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { ask } from './ask.ts';
import { hardware } from './hardware.ts';
import { imageOf, type VmHost } from './hosts.ts';
import { unpack } from './share.ts';

/** Where images and disks are kept; nothing of it is part of the project. */
export const folder = process.env['LAB_VM'] ?? '/var/tmp/lxc-lint-vm';

/** Who logs in for each snapshot; nobody on a host without accounts, which is booted each time. */
const sessions: Readonly<Record<Snapshot, string>> = { root: 'root', user: 'lxcuser-test' };

/** A real host that runs in an emulated machine. */
export interface Machine {
  /** Runs a script as root, outside of any login. */
  run(script: string, seconds?: number): Promise<Answer>;
  /** Memory and disk are again what they were when only root, or the user too, had logged in after the first boot. */
  reset(to: Snapshot): Promise<void>;
  /** Switches it off and on again; what was written is on its disk. */
  reboot(): Promise<void>;
  stop(): void;
}

const bootId = 'cat /proc/sys/kernel/random/boot_id';
const settled = 'systemctl is-system-running --wait';

type Snapshot = 'root' | 'user';

interface Answer {
  readonly status: number;
  readonly out: string;
}

/** Boots this host, or goes on where its first boot left off. `share`: a disk image that it finds as /dev/vdb. */
export async function boot(host: VmHost, share: string): Promise<Machine> {
  const { name, kernel } = host;
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  const disk = join(at, 'disk.qcow2');
  const image = join(folder, imageOf(host), 'disk.ext4');
  const known =
    !host.bare && existsSync(disk) && statSync(disk).mtimeMs > statSync(image).mtimeMs && booted(disk);
  if (!known) {
    rmSync(disk, { force: true });
    tool('qemu-img', 'create', '-q', '-f', 'qcow2', '-b', image, '-F', 'raw', disk);
  }
  const qemu = spawn('qemu-system-x86_64', [
    ...hardware(at, { disk, share, image: dirname(image), kernel }),
    ...(known ? ['-loadvm', 'user'] : []),
  ]);
  const machine = running(qemu, at);
  try {
    await machine.ready(known, host.bare ? {} : sessions);
  } catch (error) {
    machine.stop();
    throw error;
  }
  return machine;
}

const booted = (disk: string): boolean => / user /.test(tool('qemu-img', 'snapshot', '-l', disk));

function tool(program: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout;
}

type Ready = { ready(known: boolean, sessions: Readonly<Record<string, string>>): Promise<void> };

function running(qemu: ChildProcess, at: string): Machine & Ready {
  let questions = Date.now();
  // One for all questions: what is asked while the other side sees the last one hang up is lost.
  let port = new Socket();
  let ended = false;
  let said = '';
  qemu.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  qemu.on('close', () => {
    ended = true;
  });
  const monitor = async (command: string) => {
    // Its prompt, what was typed, and its prompt again.
    const socket = connect(join(at, 'monitor'));
    const answer = await ask(socket, `${command}\n`, 300, (text) =>
      /\(qemu\) [\s\S]*\(qemu\) $/.test(text) ? text : undefined,
    );
    socket.destroy();
    if (/error/i.test(answer)) throw new Error(answer);
  };
  const run = async (script: string, seconds = 120): Promise<Answer> => {
    questions += 1;
    const question = questions;
    const line = `${question} ${Buffer.from(script).toString('base64')}\n`;
    return ask(port, line, seconds, (text) => {
      // An answer to an earlier question that nobody waited for may come first.
      const [, status, out = ''] = new RegExp(`^${question} (\\d+) (.*)\\n`, 'm').exec(text) ?? [];
      return status === undefined
        ? undefined
        : { status: Number(status), out: Buffer.from(out, 'base64').toString() };
    });
  };
  /** It answers at all. Until it listens, what is asked is lost; then it may have several questions before it. */
  const awake = async () => {
    for (const started = Date.now(); Date.now() - started < 1_500_000; ) {
      if (ended) throw new Error(`qemu ended: ${said}`);
      if (port.readyState !== 'open') {
        port = connect(join(at, 'port')).on('error', () => {});
        await new Promise((done) => setTimeout(done, 500));
      }
      const answered = await ask(port, `0 ${Buffer.from('true').toString('base64')}\n`, 5, (text) =>
        /^0 0 /m.test(text) ? true : undefined,
      ).catch(() => false);
      if (answered) return;
    }
    throw new Error(`it does not come up: ${at}/console`);
  };
  return {
    run,
    stop: () => {
      port.destroy();
      qemu.kill();
    },
    reset: async (to) => {
      await monitor(`loadvm ${to}`);
      await awake();
    },
    reboot: async () => {
      const before = await run(bootId);
      // The answer does not come back.
      await run('sync; echo b >/proc/sysrq-trigger', 5).catch(() => {});
      await awake();
      if ((await run(bootId)).out === before.out) throw new Error(`it did not boot again: ${at}/console`);
      await run(settled, 600);
    },
    ready: async (known, sessions) => {
      await awake();
      if (known) return;
      await run(settled, 600);
      for (const [snapshot, who] of Object.entries(sessions)) {
        await run(`${unpack}\nbash /opt/lab/share/guest/sessions ${who}`, 600);
        await monitor(`savevm ${snapshot}`);
      }
    },
  };
}

import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { phrase } from '../base/phrase.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import { type Channel, openChannel, unlessBlocked, waitFor } from './channel.ts';
import { type Identity, sizeLimit } from './host.ts';
import { closeInherited } from './inherited.ts';
import { parseAnswer } from './parse-answer.ts';
import { trustedPath } from './run-query.ts';

/**
 * A child process with the UID, GID and groups of an account, so that it can read and change exactly what
 * that user can. Root cannot assume that identity itself for a moment: Node's set*id calls throw where
 * io_uring may be in use (CVE-2024-22017; seen with Debian 13's Node).
 *
 * The user can trace, stop and kill it, and forge its answers.
 */
export interface Deputy {
  readonly pid: number | undefined;
  /** False once it has failed or ended. */
  isOpen(): boolean;
  /** Sends one question and returns the answer, both JSON values. Throws `Unseen` after `timeoutMs`. */
  ask(question: unknown, timeoutMs: number): unknown;
  /** Kills it, whatever it is doing. */
  end(): void;
}

/** Bytes: a text of `sizeLimit` bytes, with the overhead of JSON for what is text. */
const answerLimit = 2 * sizeLimit;

/** Milliseconds to send it its program. */
const timeoutMs = 10_000;

/** Reads its program from standard input: its file may be where the account has no search permission. */
const bootstrap = `const fs = require('fs'), parts = [], bytes = Buffer.alloc(65536);
do { const size = fs.readSync(0, bytes); if (size === 0) process.exit(); parts.push(Buffer.from(bytes.subarray(0, size))); }
while (parts.at(-1).at(-1) !== 10);
new Function('require', JSON.parse(Buffer.concat(parts)))(require);`;

/** Starts one in its own session, away from root's terminal. It inherits only what is listed here. */
export function startDeputy(who: Identity, program: string): Deputy {
  // Reading and changing files needs no privileges that a setuid program could add.
  const identity = [...credentials(who), '--no-new-privs', '--pdeathsig', 'KILL'];
  closeInherited();
  const channel = openChannel();
  const node = fs.openSync(process.execPath, fs.constants.O_RDONLY);
  const child = spawn('setpriv', [...identity, '--', '/proc/self/fd/3', '-e', bootstrap], {
    stdio: [...channel.theirs, 'ignore', node],
    detached: true,
    cwd: '/',
    env: { PATH: trustedPath, LC_ALL: 'C' },
  });
  // A failed start shows as a missing answer.
  child.on('error', () => {});
  child.unref();
  for (const each of [...channel.theirs, node]) fs.closeSync(each);
  return talking(who, child.pid, channel, program);
}

/**
 * Arguments for setpriv(1), which drops all of root's credentials. A UID without an account has no groups.
 * Throws `Unseen` for an ID that only root could have: setpriv truncates IDs to 32 bits, which makes 2^32
 * root.
 */
export function credentials({ name, uid, gid }: Identity): string[] {
  if (!isId(uid) || !isId(gid) || uid === 0)
    throw new Unseen(phrase`no account has UID ${uid} and GID ${gid}`);
  const groups = name === `${uid}` ? '--clear-groups' : '--init-groups';
  return ['--reuid', `${uid}`, '--regid', `${gid}`, groups];
}

/** (uid_t) -1 means "no ID". */
const isId = (id: number): boolean => Number.isInteger(id) && id >= 0 && id < 2 ** 32 - 1;

function talking(who: Identity, pid: number | undefined, channel: Channel, program: string): Deputy {
  let open = true;
  let ready = false;
  const end = () => {
    if (!open) return;
    open = false;
    fs.closeSync(channel.write);
    fs.closeSync(channel.read);
    endSession(pid);
  };
  const within = <T>(time: number, act: (deadline: number) => T): T => {
    if (!open) throw silent(who);
    try {
      return act(performance.now() + time);
    } catch {
      end();
      throw silent(who);
    }
  };
  const tell = (message: unknown, deadline: number) =>
    send(channel.write, `${JSON.stringify(message)}\n`, deadline);
  const hear = (deadline: number): unknown => parseAnswer(receive(channel.read, deadline));
  // The program fits into the pipe buffer, so this does not wait for a reader.
  attempt(() => within(timeoutMs, (deadline) => tell(program, deadline)));
  return {
    pid,
    isOpen: () => open,
    ask: (question, time) =>
      within(time, (deadline) => {
        if (!ready) hear(deadline);
        ready = true;
        tell(question, deadline);
        return hear(deadline);
      }),
    end,
  };
}

/** Kills what is left of a session. It may have ended already. */
export function endSession(leader: number | undefined): void {
  if (!leader) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {}
}

const silent = ({ name }: Identity) =>
  new Unseen(phrase`the process that reads with the permissions of ${name} does not answer`);

class NoAnswer extends Error {}

function send(to: number, line: string, deadline: number): void {
  let rest = Buffer.from(line);
  while (rest.length > 0) {
    const sent = waitFor(() => unlessBlocked(() => fs.writeSync(to, rest)), deadline);
    if (sent === undefined) throw new NoAnswer();
    rest = rest.subarray(sent);
  }
}

/**
 * One buffer for all answers: they arrive one at a time, and allocating it each time takes longer than most
 * reads.
 */
const received = Buffer.alloc(64 * 1024);

function receive(from: number, deadline: number): string {
  const parts: Buffer[] = [];
  for (let size = 0; parts.at(-1)?.at(-1) !== 10; ) {
    const count = waitFor(() => unlessBlocked(() => fs.readSync(from, received)), deadline) ?? 0;
    size += count;
    if (count === 0 || size > answerLimit) throw new NoAnswer();
    parts.push(Buffer.from(received.subarray(0, count)));
  }
  return Buffer.concat(parts).toString('utf8');
}

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
 * A process of ours that is an account's: it has the account's ids and groups, so that what it may look at and change is
 * what its user may. Root cannot be that user for a moment itself: Node's set*id calls throw where io_uring may be in use
 * (CVE-2024-22017; seen with Debian 13's Node).
 *
 * Its user can trace, stop and kill it, and say anything in its name.
 */
export interface Deputy {
  readonly pid: number | undefined;
  /** Whether it may still answer. */
  isOpen(): boolean;
  /** One question and its answer, as JSON has them. Throws `Unseen` where none comes in so many milliseconds. */
  ask(question: unknown, timeoutMs: number): unknown;
  /** Ends it, whatever it is doing. */
  end(): void;
}

/** Bytes: a text as long as may be read, and what JSON makes of it at most where it is text. */
const answerLimit = 2 * sizeLimit;

/** Milliseconds, until it has been given its program. */
const timeoutMs = 10_000;

/** Reads the program that it is to be from its standard input: it may lie where the account cannot go. */
const bootstrap = `const fs = require('fs'), parts = [], bytes = Buffer.alloc(65536);
do { const size = fs.readSync(0, bytes); if (size === 0) process.exit(); parts.push(Buffer.from(bytes.subarray(0, size))); }
while (parts.at(-1).at(-1) !== 10);
new Function('require', JSON.parse(Buffer.concat(parts)))(require);`;

/** Starts one. It leads a session of its own, so that it has no terminal of root's, and gets nothing but what is written here. */
export function startDeputy(who: Identity, program: string): Deputy {
  // Looking and changing files needs nothing that a program with a setuid bit could add.
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
  // That it could not be started shows in its silence.
  child.on('error', () => {});
  child.unref();
  for (const each of [...channel.theirs, node]) fs.closeSync(each);
  return talking(who, child.pid, channel, program);
}

/**
 * For setpriv(1), which drops everything that is root's. An id without an account has no groups. Throws `Unseen` for what no
 * account but root can have: setpriv makes of it what is left in 32 bits, and 2^32 would be root.
 */
export function credentials({ name, uid, gid }: Identity): string[] {
  if (!isId(uid) || !isId(gid) || uid === 0)
    throw new Unseen(phrase`no account has UID ${uid} and GID ${gid}`);
  const groups = name === `${uid}` ? '--clear-groups' : '--init-groups';
  return ['--reuid', `${uid}`, '--regid', `${gid}`, groups];
}

/** The last one stands for none: (uid_t) -1. */
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
  // The pipe holds all of it: nobody need read it yet.
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

/** Ends all that is left of a session. What is gone already is as it should be. */
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

/** One for all answers: they come one at a time, and clearing as much for each takes longer than most of them. */
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

import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { lowLimits } from '../src/facts/session/low-limits.ts';
import { linesOfSessionLimits } from '../src/lxc/log/lines-of-session-limits.ts';
import { type Manual, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { weighed } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'The limits of the session leave enough for a start',
  why: 'lxc-start and the programs that it runs have the process limits of the session. With too few processes, open files or too little memory they fail, with a message that does not name the limit.',
  remedy:
    'Raise the limit in /etc/security/limits.conf or a file in /etc/security/limits.d (`USER - nproc 4096`), and log in again; or, if a script or a shell’s startup file sets it, remove its `ulimit` line.',
  fault: 'A limit of the session leaves too little for a start: processes, open files or memory',
  symptoms: weighed(linesOfSessionLimits),
  manpages: ['getrlimit(2)', 'limits.conf(5)', 'pam_limits(8)'],
  notes: [
    'A start needs six processes at once, some 60 open files on cgroup v1 and 36 on v2, and less than 200 kB of stack (seen with LXC 5.0.2).',
    'The kernel counts every thread of the user, but not those in containers. Limits on locked memory, pending signals, message queues and core files stop no start, even if they are 0.',
  ],
  maxSeverity: 'error',
  requires: { account, lowLimits },

  *check({ account: { name, uid }, lowLimits }) {
    for (const { resource, limit } of lowLimits) {
      const value = Math.min(limit.soft, limit.hard);
      yield {
        kind: resource === 'pids.max' ? 'tasks' : resource,
        severity: 'error',
        message: phrase`the session of ${name} has a limit of ${value} on ${resource}, which is too low for any start`,
        evidence: [{ at: limit.at, note: phrase`limits it` }],
        ...(messages.has(resource) ? { lxcMessage: messages.get(resource) ?? '' } : {}),
        fix: resource === 'pids.max' ? moreTasks(uid) : raised(name, resource),
      };
    }
  },
});

const raised = (name: string, resource: string): Manual =>
  manual(
    phrase`raise it with a line “${name} - ${resource} VALUE” in a file of /etc/security/limits.d, or remove the ulimit command that sets it, and log in again`,
  );

const moreTasks = (uid: number): Manual =>
  manual(
    phrase`raise TasksMax= of the unit, or as root of all that the user runs: systemctl set-property user-${uid}.slice TasksMax=4096`,
  );

/** What is printed where LXC, or what loads it, still gets to print. */
const messages: ReadonlyMap<string, string> = new Map([
  ['nproc', 'Failed to create new process'],
  ['pids.max', 'Failed to create new process'],
  [
    'as',
    'lxc-start: error while loading shared libraries: libc.so.6: failed to map segment from shared object',
  ],
]);

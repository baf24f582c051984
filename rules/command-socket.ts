import { phrase } from '../src/base/phrase.ts';
import { takenSocket } from '../src/facts/config/running.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'session',
  title: 'The name of the container’s command socket is free',
  why: 'The process that watches over a running container listens on an abstract socket named after the container. If another process has a socket of that name, the container cannot start.',
  remedy: 'Find the process with `ss -xap`, as root, and end it.',
  fault: 'Another process holds the name of the container’s command socket',
  symptoms: ['Container "{}" appears to be already running', 'Failed to create command socket {}'],
  manpages: ['unix(7)', 'ss(8)'],
  notes: [
    'Seen in throwaway hosts with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0.',
    'If the process listens on its socket, the container counts as running, for lxc-lint as for LXC, whose commands then wait for an answer.',
  ],
  maxSeverity: 'error',
  requires: { takenSocket },

  *check({ takenSocket: at }, { name }) {
    if (!at) return;
    yield {
      kind: 'taken',
      severity: 'error',
      message: phrase`another process holds the command socket of ${name}, so ${name} cannot start`,
      evidence: [{ at, note: phrase`is bound, but nothing listens on it` }],
      lxcMessage: `Container "${name}" appears to be already running`,
      fix: manual(phrase`find the process that has it with ss -xap, as root, and end it`),
    };
  },
});

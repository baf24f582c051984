import { count, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { lineEffects } from '../src/facts/config/line-effects.ts';
import { linesOfStartValues } from '../src/lxc/log/lines-of-start-values.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { weighed } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'Every line of the config lets the container start without root',
  why: 'LXC reads many values without looking at them, and fails when it uses them: the kernel refuses them, or permits them to root alone.',
  remedy: 'Correct the value, or remove the line: `man lxc.container.conf` says what it may be.',
  fault: 'A line of the config has a value with which no container starts without root',
  symptoms: weighed(linesOfStartValues),
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'What each key does to a start is in a ledger, src/lxc/ledger: it was seen with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0. A line with a value of which that is not known makes the verdict unknown.',
  ],
  scope: 'file',
  lacks: {
    'gateway-without-address': ['lxc.net.I.ipv4.address', 'lxc.net.I.ipv6.address'],
    'gateway-of-down-interface': ['lxc.net.I.flags'],
    'gateway-auto-without-link': ['lxc.net.I.link'],
    'no-interface': ['lxc.net.I.type', 'lxc.net.I.name'],
    'empty-interface-up': ['lxc.net.I.type'],
    'init-id': ['lxc.idmap'],
    'init-group': ['lxc.idmap'],
    'shares-without-user': ['lxc.namespace.share.user'],
    'cgroup-directories': ['lxc.cgroup.dir.container', 'lxc.cgroup.dir.monitor'],
    'not-made': ['lxc.mount.entry', 'lxc.mount.auto'],
  },
  maxSeverity: 'error',
  requires: { lineEffects },

  *check({ lineEffects: { refused, unknown, isLone } }) {
    for (const { line, refusal } of refused)
      yield {
        kind: refusal.kind,
        severity: isLone && refusal.rootMay ? 'warning' : 'error',
        message: refusal.message,
        evidence: [
          { at: refusal.at === 'key' ? line.at.keyAt : line.at.valueAt, note: refusal.note },
          ...included(line.at.via),
        ],
        lxcMessage: refusal.lxcMessage,
        fix: manual(phrase`correct the value, or remove the line`),
      };
    const [first, ...more] = unknown;
    if (first && refused.length === 0) {
      if (first.why) throw first.why;
      const { path, line } = first.line.at.at;
      throw new Unseen(
        more.length === 0
          ? phrase`whether the container starts with ${first.line.at.key} in line ${line} of ${path}`
          : phrase`whether the container starts with ${first.line.at.key} in line ${line} of ${path} and with ${count(more.length, phrase`one more line`, phrase`${more.length} more lines`)}`,
      );
    }
  },
});

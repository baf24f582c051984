import { type Phrase, phrase } from '../../../base/phrase.ts';
import { shellWords } from '../../../fix/render/shell-command.ts';
import { newContainer } from '../../../model/subject.ts';
import type { ContainerReport, Report } from '../../report.ts';

/** What the user types next, where nothing is left to fix first: it makes a container, starts it, enters it, or finds out more. */
export function nextStep({ containers, commands, run, summary }: Report): Phrase[] {
  if (commands === null || summary.fixable > 0 || containers.some(({ verdict }) => verdict === 'fails'))
    return [];
  const next = order.flatMap((verdict) => containers.filter((each) => each.verdict === verdict))[0];
  if (next === undefined) return [];
  const command = shellWords(typed(next));
  if (next.user === run.user) return [phrase`Next: \`${command}\``];
  const login = shellWords(['ssh', `${next.user}@${run.host ?? 'localhost'}`]);
  return [phrase`Next, in a login of ${next.user} (\`${login}\`): \`${command}\``];
}

const order = ['starts', 'unknown', 'running'] as const;

function typed({ name, verdict, command }: ContainerReport): readonly string[] {
  if (name === newContainer) return ['lxc-create', '-n', 'web', '-t', 'busybox'];
  if (verdict === 'running') return ['lxc-attach', '-n', name];
  const start = command ?? ['lxc-start', '-n', name];
  return verdict === 'starts' ? start : ['lxc-lint', 'explain', '--', ...start];
}

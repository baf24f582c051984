import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { account } from '../src/facts/account/account.ts';
import { type WritableByOthers, writableByOthers } from '../src/facts/config/writable-by-others.ts';
import { type Action, type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'security',
  title: 'Nobody but its user can change the config of the container',
  why: 'The hooks that a config names run as the user, outside of the container: whoever can write to it, or to a folder above it, runs programs as him the next time it is started.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)', 'path_resolution(7)'],
  notes: [
    'lxc.hook.pre-start and lxc.hook.post-stop run in the host’s namespaces with the rights of the user who starts the container: lxc.container.conf(5), “Container hooks”.',
    'That the folder of the container belongs to its root is as lxc-create makes it: from inside nobody comes there.',
  ],
  maxSeverity: 'warning',
  requires: { account, writableByOthers },

  *check({ account, writableByOthers }, { name }) {
    const [first, ...more] = writableByOthers;
    if (!first) return;
    const who = [...new Set(writableByOthers.map(({ by }) => by))];
    yield {
      severity: 'warning',
      message: phrase`${who.includes('everybody') ? 'everybody' : who.join(', ')} can change the config of ${shownName(name)}, and so run programs as ${account.name}`,
      evidence: [evidence(first), ...more.map(evidence)],
      fix: keep(writableByOthers, account),
    };
  },
});

const evidence = ({ path, stat, by }: WritableByOthers) => ({
  at: { path },
  note: phrase`${ownership(stat)}: ${by} can write there`,
});

/** Takes the right to write away from all but the owner, by the hand of the user alone. */
function keep(
  all: readonly WritableByOthers[],
  { uid, name }: { readonly uid: number; readonly name: string },
): Fix {
  const changes = all.map(
    ({ path, stat }): Action => ({
      do: 'mode',
      by: name,
      path,
      before: stat.mode,
      after: stat.mode & ~(stat.mode & 0o002 ? 0o002 : 0o020),
    }),
  );
  const [first, ...more] = changes;
  return first && all.every(({ stat }) => stat.uid === uid)
    ? { safety: 'unsafe', title: phrase`let nobody else write there`, actions: [first, ...more] }
    : manual(phrase`let nobody else write to ${all.map(({ path }) => path).join(' and ')}`);
}

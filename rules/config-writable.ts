import { ownership } from '../src/base/file-mode.ts';
import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { account } from '../src/facts/account/account.ts';
import {
  type WritableByOthers,
  type Writer,
  writableByOthers,
} from '../src/facts/config/writable-by-others.ts';
import { type Action, type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'security',
  title: 'Only its user can change the config of the container',
  why: 'Hooks of a config run as the user, outside the container: anyone who can write to it, or to a directory above it, can run programs as that user the next time it is started.',
  remedy: 'Remove the write permission of group and others: `chmod go-w FILE`.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)', 'path_resolution(7)'],
  notes: [
    'lxc.hook.pre-start and lxc.hook.post-stop run in the host’s namespaces with the rights of the user who starts the container: lxc.container.conf(5), “Container hooks”.',
    'lxc-create makes the directory of the container owned by the root of the container, who cannot reach it from inside.',
  ],
  maxSeverity: 'warning',
  requires: { account, writableByOthers },

  *check({ account, writableByOthers }, { name }) {
    const all = writableByOthers.map(evidence);
    if (!isNonEmpty(all)) return;
    const who = writableByOthers.map(({ by }) => by);
    yield {
      kind: 'writable',
      severity: 'warning',
      message: who.some(({ kind }) => kind === 'everybody')
        ? phrase`any user can change the config of ${shownName(name)}, and so run programs as ${account.name}`
        : phrase`${list(shownWriters(who))} can change the config of ${shownName(name)}, and so run programs as ${account.name}`,
      evidence: all,
      fix: keep(writableByOthers, account),
    };
  },
});

const evidence = ({ path, stat, by }: WritableByOthers) => ({
  at: { path },
  note:
    by.kind === 'everybody'
      ? phrase`${ownership(stat)}: any user can write to it`
      : phrase`${ownership(stat)}: ${list(shownWriters([by]))} can write to it`,
});

/** Each of them once. */
function shownWriters(all: readonly Writer[]): (string | Phrase)[] {
  const names = all.flatMap((by) => (by.kind === 'group' ? by.names : []));
  const uids = all.flatMap((by) => (by.kind === 'owner' ? [by.uid] : []));
  return [...new Set(names), ...[...new Set(uids)].map((uid) => phrase`UID ${uid}`)];
}

/** Removes the write permission of all but the owner, as the user. */
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
  return isNonEmpty(changes) && all.every(({ stat }) => stat.uid === uid)
    ? { safety: 'unsafe', title: phrase`remove the write permission of other users`, actions: changes }
    : manual(phrase`remove the write permission of other users on ${list(all.map(({ path }) => path))}`);
}

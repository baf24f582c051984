import { phrase } from '../src/base/phrase.ts';
import { overriddenLines } from '../src/facts/config/overridden-lines.ts';
import { pathlessHooks } from '../src/facts/config/pathless-hooks.ts';
import { trailingComments } from '../src/facts/config/trailing-comments.ts';
import { removeLine } from '../src/fix/edit-lines.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { rarely, sometimes } from '../src/model/symptom.ts';
import { moveCommentUp } from '../src/remedies/config/move-comment-up.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The config means what it seems to mean',
  why: 'LXC silently reads some lines in another way: it has no end-of-line comments, and if a key holds one value, only the last line counts.',
  remedy: 'Remove the line that has no effect; put the comment on a line of its own, above the value.',
  fault:
    'A line of the config means something else than it seems to: a comment or a quote became part of its value',
  symptoms: [
    ...sometimes(
      'Could not get MTU for netdev {}#{} ifindex {}',
      'Could not find netdev {}#{}',
      'Failed to mount rootfs "{}#{}" onto "{}" with options "{}"',
    ),
    ...rarely('Quota reached'),
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'A comment after a value becomes part of it: the host name is then "test # mine" (seen with LXC 5.0.2).',
    'Keys that accumulate, such as lxc.idmap and lxc.mount.entry, may be repeated; and what an include sets may be overridden.',
  ],
  scope: 'file',
  maxSeverity: 'warning',
  requires: { overriddenLines, trailingComments, pathlessHooks },

  *check({ overriddenLines, trailingComments, pathlessHooks }, { user }) {
    for (const { at, by } of overriddenLines)
      yield {
        kind: 'overridden',
        severity: 'warning',
        message: phrase`${at.key} is set twice, and only the last line counts`,
        evidence: [
          { at: at.valueAt, note: phrase`has no effect` },
          { at: by.valueAt, note: phrase`counts` },
        ],
        fix: {
          safety: 'unsafe',
          title: phrase`remove the line without effect`,
          actions: [removeLine(at.at, user.name)],
        },
      };
    for (const { at } of pathlessHooks)
      yield {
        kind: 'hook-without-path',
        severity: 'warning',
        message: phrase`${at.key} names a program without its path`,
        evidence: [
          { at: at.valueAt, note: phrase`is looked for in the PATH of the user who starts the container` },
        ],
        fix: manual(phrase`write the absolute path of the program`),
      };
    for (const each of trailingComments)
      yield {
        kind: 'comment-in-value',
        severity: 'warning',
        message: phrase`LXC has no end-of-line comments: this one is part of the value of ${each.at.key}`,
        evidence: [{ at: each.comment, note: phrase`part of the value` }],
        fix: {
          safety: 'unsafe',
          title: phrase`put the comment on a line of its own`,
          actions: [moveCommentUp(each, user.name)],
        },
      };
  },
});

import { phrase } from '../src/base/phrase.ts';
import { overriddenLines } from '../src/facts/config/overridden-lines.ts';
import { type TrailingComment, trailingComments } from '../src/facts/config/trailing-comments.ts';
import { removeLine, replaceLine } from '../src/fix/edit-lines.ts';
import type { Action } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The config means what it seems to say',
  why: 'LXC takes some lines without a word and means something else by them: it knows no comments behind a value, and where a key holds one value, the last line alone counts.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'A comment behind a value becomes a part of it: the host is then called "test # mine" (seen with LXC 5.0.2).',
    'Keys that add up, as lxc.idmap and lxc.mount.entry do, may be repeated; and what an include sets is there to be overruled.',
  ],
  maxSeverity: 'warning',
  requires: { overriddenLines, trailingComments },

  *check({ overriddenLines, trailingComments }, { user }) {
    for (const { at, by } of overriddenLines)
      yield {
        severity: 'warning',
        message: phrase`${at.key} is set twice, and only the last line counts`,
        evidence: [
          { at: at.valueAt, note: phrase`has no effect` },
          { at: by.valueAt, note: phrase`counts` },
        ],
        fix: {
          safety: 'unsafe',
          title: phrase`take out the line without effect`,
          actions: [removeLine(at.at, user.name)],
        },
      };
    for (const each of trailingComments)
      yield {
        severity: 'warning',
        message: phrase`what looks like a comment is a part of the value of ${each.at.key}`,
        evidence: [{ at: each.comment, note: phrase`belongs to the value` }],
        fix: {
          safety: 'unsafe',
          title: phrase`give the comment a line of its own`,
          actions: [apart(each, user.name)],
        },
      };
  },
});

function apart(
  { at: { at }, comment: { text, column = 1, endColumn } }: TrailingComment,
  by: string,
): Action {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const lines = [
    indent + text.slice(column - 1, endColumn && endColumn - 1),
    text.slice(0, column - 1).trimEnd(),
  ];
  return replaceLine(at, lines, by);
}

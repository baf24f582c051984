import { phrase } from '../src/base/phrase.ts';
import { type IncludeFault, includeFaults } from '../src/facts/config/include-faults.ts';
import { includedFile } from '../src/facts/config/included-file.ts';
import { intendedPath } from '../src/facts/config/intended-path.ts';
import { templateIncludes } from '../src/facts/config/template-includes.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { orElse } from '../src/model/fact.ts';
import { included, rule, type Wording } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import {
  breakIncludeLoop,
  repairMissingInclude,
  repairUnreadableInclude,
} from '../src/remedies/config/include.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'Every file that the config includes exists, and its user can read it',
  why: 'An lxc.include is read in place, with the permissions of the user who starts the container. If that fails, LXC rejects the whole config.',
  remedy: 'Correct the path in `lxc.include = …`, remove the line, or make the file readable for the user.',
  fault: 'A file that the config includes does not exist, cannot be read, or includes itself',
  symptoms: [
    ...sure('Too many open files - Failed to open file "{}"', 'Failed to create memory file{}', {
      line: 'Failed to sendfile "{}"',
      until: '4.0.5',
    }),
    ...often(
      'Failed to open file "{}"',
      { line: 'Failed to open file{}', file: 'parse.c' },
      { line: 'Failed to stat file "{}"', since: '4.0.6' },
      'Not a directory - Failed to open file "{}"',
      { line: 'Failed to copy config file "{}"', since: '4.0.6' },
      'Permission denied - Failed to open file "{}"',
      'Permission denied - Failed to open file{}',
      { line: 'Failed to parse config: lxc.include = {}', until: '3.0.2' },
    ),
    ...sometimes({ line: 'failed to open {}', file: 'parse.c' }),
    ...rarely(
      { line: 'No such file or directory - Failed to open "{}"', file: 'parse.c' },
      'Failed to parse config file "{}" at line "{}"',
      'Failed to parse config file "{}" at line "lxc.include = {}"',
      { line: 'Failed to parse config: {}', until: '3.0.2' },
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC does not notice that a file includes itself: it opens it again and again, until it has too many open files or crashes (both seen with 5.0.2).',
    'A path that ends in a slash need not exist: since LXC 4.0.10 it counts as an empty directory.',
  ],
  scope: 'file',
  maxSeverity: 'error',
  requires: { includeFaults, templateIncludes, intendedPath, includedFile },
  wants: { packageManager: orElse(packageManager, undefined) },

  *check({ includeFaults, templateIncludes, intendedPath, includedFile, packageManager }, { user }) {
    const remedy = (fault: IncludeFault): Fix => {
      const { kind, at, via } = fault;
      if (kind === 'denied') return repairUnreadableInclude(fault.path, includedFile(fault.path), user.name);
      if (kind === 'loop') return breakIncludeLoop(at, via, includedFile(at.path), user.name);
      if (kind === 'unreadable') return manual(phrase`correct the path, or remove the line`);
      if (kind === 'refused') return manual(phrase`include the common.conf of LXC itself in its place`);
      const reinstall = (path: string) => packageManager?.reinstall('lxc', path);
      return repairMissingInclude(at, via.length === 0, intendedPath, reinstall, user.name);
    };
    for (const { value, valueAt } of includeFaults.length > 0 ? [] : templateIncludes)
      yield {
        kind: 'templates',
        severity: 'info',
        message: phrase`${value} comes with lxc-templates, a package of its own since LXC 3.0`,
        evidence: [{ at: valueAt, note: phrase`exists only where that is installed` }],
        fix: manual(
          phrase`include the common.conf or userns.conf of LXC itself, or keep lxc-templates on the host`,
        ),
      };
    for (const fault of includeFaults) {
      const { message, note, lxcMessage = '' } = wording(fault);
      yield {
        kind: fault.kind,
        severity: 'error',
        message,
        evidence: [{ at: fault.at, note }, ...included(fault.via)],
        // What LXC says of a line in a file of its own is about that line.
        ...(fault.kind === 'refused' ? {} : { lxcMessage }),
        fix: remedy(fault),
      };
    }
  },
});

function wording(fault: IncludeFault): Wording {
  if (fault.kind === 'denied')
    return {
      message: phrase`no permission to read included file ${fault.path}`,
      note: fault.reason.reason,
      lxcMessage: 'Permission denied - Failed to open file',
    };
  const { message, lxcMessage } = fault.refused;
  const note =
    fault.kind === 'loop'
      ? phrase`LXC reads it again and again, until it fails or crashes`
      : phrase`LXC rejects the whole config at this line`;
  return { message, note, lxcMessage };
}

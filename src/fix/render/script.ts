import { render } from '../../base/locale.ts';
import { printable } from '../../base/printable.ts';
import type { Change, PlannedFix } from '../plan.ts';
import { textChange } from './file-changes.ts';
import { accountFunctions } from './script-accounts.ts';
import { fileFunctions } from './script-functions.ts';
import { type Cksum, scriptStep } from './script-step.ts';
import { quote, shellWords } from './shell-command.ts';

/** The header of a script: the tool, the host, and when it was checked. */
export interface Preface {
  readonly tool: string;
  readonly host: string;
  readonly at: string;
}

/** One pass of `--fix` as a script for any POSIX shell, which may be run again. */
export function script(
  steps: readonly PlannedFix[],
  seen: (path: string) => string | undefined,
  { tool, host, at }: Preface,
  cksum: Cksum,
): string {
  const texts = new Map<string, string>();
  const now = (path: string) => texts.get(path) ?? seen(path);
  const blocks = steps.map((step) => block(step, now, (path, text) => texts.set(path, text), cksum));
  return `#!/bin/sh
# What ${tool} would fix on ${printable(host)}, as it was at ${at}.
# Read it, then run it there as root. Run again, it skips what is done; what has changed since, it leaves alone.
set -u
cd /
export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
umask 022
failed=0

functions=$(cat << 'END-OF-FUNCTIONS'
${fileFunctions}END-OF-FUNCTIONS
)
eval "$functions"

${accountFunctions}
missed() { printf 'not done: %s\\n' "$1" >&2; failed=4; }

${blocks.join('\n')}
exit "$failed"
`;
}

function block(
  { finding, changes }: PlannedFix,
  seen: (path: string) => string | undefined,
  note: (path: string, text: string) => void,
  cksum: Cksum,
): string {
  const { rule, message, fix } = finding;
  const lines = changes.map((change) => {
    const texts = textChange(change, seen);
    if (typeof texts?.after === 'string' && change.do !== 'run') note(change.path, texts.after);
    const [command, ...body] = scriptStep(change, texts, cksum);
    return { command: `as ${whose(change)} ${command}`, body };
  });
  const users = [...new Set(changes.map(({ by }) => by))].filter((by) => by !== '');
  const chained = lines.flatMap(({ command, body }, index) => [
    // A command without a body must not read the rest of a script that is piped to the shell.
    `  ${command}${body.length > 0 ? '' : ' < /dev/null'}${index < lines.length - 1 ? ' &&' : ''}`,
    ...body,
  ]);
  return [
    `# ${rule}: ${printable(render(message))}`,
    `# (${fix.safety}) ${printable(render(fix.title))}`,
    `${shellWords(['may', ...users])} && {`,
    ...chained,
    `} || missed ${quote(printable(render(fix.title)))}`,
    '',
  ].join('\n');
}

/** A config that is linted on its own has no known user: whoever controls the file makes the change. */
const whose = (change: Change): string =>
  change.by === '' && change.do !== 'run' ? `"$(own ${quote(change.path)})"` : quote(change.by);

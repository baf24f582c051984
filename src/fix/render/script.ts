import { printable } from '../../base/printable.ts';
import type { Step } from '../plan.ts';
import { becoming } from './file-changes.ts';
import { functions } from './script-functions.ts';
import { shell } from './script-step.ts';
import { quote, words } from './shell-command.ts';

/** What a script says of itself: its tool, the machine, and when that was looked at. */
export interface Preface {
  readonly tool: string;
  readonly host: string;
  readonly at: string;
}

/** One pass of `--fix` as a script for any POSIX shell, which may be run again. */
export function script(
  steps: readonly Step[],
  seen: (path: string) => string | undefined,
  { tool, host, at }: Preface,
): string {
  const texts = new Map<string, string>();
  const now = (path: string) => texts.get(path) ?? seen(path);
  const blocks = steps.map((step) => block(step, now, (path, text) => texts.set(path, text)));
  return `#!/bin/sh
# What ${tool} would mend on ${printable(host)}, as it was at ${at}.
# Read it, then run it there as root. Run again, it passes over what is done; what has changed since, it leaves alone.
set -u
export LC_ALL=C DEBIAN_FRONTEND=noninteractive PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
umask 022
failed=0

functions=$(cat << 'END-OF-FUNCTIONS'
${functions}END-OF-FUNCTIONS
)
eval "$functions"

# as USER COMMAND...: with the credentials of this user, or not at all.
as() {
  user=$1
  shift
  if [ "$user" = "$(id -un)" ]; then "$@"
  elif command -v runuser > /dev/null; then runuser -u "$user" -- sh -c "$functions; \\"\\$@\\"" sh "$@"
  else su -s /bin/sh "$user" -c "$functions; \\"\\$@\\"" sh "$@"
  fi
}

# may USER...: whether this shell can act as all of them.
may() {
  [ "$(id -u)" != 0 ] || return 0
  for user do [ "$user" = "$(id -un)" ] || refuse "needs root" || return; done
}

missed() { echo "not done: $1" >&2; failed=4; }

${blocks.join('\n')}
exit "$failed"
`;
}

function block(
  { finding, changes }: Step,
  seen: (path: string) => string | undefined,
  note: (path: string, text: string) => void,
): string {
  const { rule, message, fix } = finding;
  const lines = changes.map((change) => {
    const texts = becoming(change, seen);
    if (typeof texts?.after === 'string' && change.do !== 'run') note(change.path, texts.after);
    const [command, ...body] = shell(change, texts);
    return { command: change.by === '' ? command : `as ${quote(change.by)} ${command}`, body };
  });
  const users = [...new Set(changes.map(({ by }) => by))].filter((by) => by !== '');
  const chained = lines.flatMap(({ command, body }, index) => [
    // What reads nothing must not read the rest of a script that comes through a pipe.
    `  ${command}${body.length > 0 ? '' : ' < /dev/null'}${index < lines.length - 1 ? ' &&' : ''}`,
    ...body,
  ]);
  return [
    `# ${rule}: ${printable(message)}`,
    `# (${fix.safety}) ${printable(fix.title)}`,
    `${words(['may', ...users])} && {`,
    ...chained,
    `} || missed ${quote(printable(fix.title))}`,
    '',
  ].join('\n');
}

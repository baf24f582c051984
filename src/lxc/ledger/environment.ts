import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { perConfig } from './per-config.ts';
import { fine, type Row, refused, row, type Situation } from './row.ts';

const variable = row(
  refused(
    (value, _line, { version }) => value.startsWith('=') && atLeast(version, 4, 0, 12),
    (value) => ({
      kind: 'variable-name',
      message: phrase`an environment variable needs a name in front of the =`,
      note: phrase`names no variable`,
      lxcMessage: `Invalid argument - Failed to set environment variable: ${value}`,
    }),
  ),
  fine(isAssigned),
  // A name alone is taken from the shell that starts the container. Every login sets these.
  fine((value) => /^(HOME|USER|LOGNAME|PATH|SHELL)$/.test(value)),
);

export const environmentKeys: Readonly<Record<string, Row>> = {
  'lxc.environment': variable,
  'lxc.environment.runtime': variable,
  'lxc.environment.hooks': variable,
};

const hasHooks = perConfig(({ lines }) =>
  lines.some(({ name }) => name.startsWith('lxc.hook.') || name.endsWith('.script.up')),
);

/** Values are not known here, as they may be secret. Hooks find their programs by PATH. */
function isAssigned(value: string, _line: LineInForce, situation: Situation): boolean {
  return /^(?!LD_)[^=]*=/.test(value) && !(value.startsWith('PATH=') && hasHooks(situation));
}

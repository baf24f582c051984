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
  fine(isExported),
  refused(isName, (value, { at }) => ({
    kind: 'variable-not-exported',
    message: phrase`the shell exports no variable ${value}, of which the container is to get the value`,
    note: phrase`is not exported`,
    lxcMessage: `Failed to parse config file "${at.at.path}" at line "${at.at.text}"`,
  })),
);

export const environmentKeys: Readonly<Record<string, Row>> = {
  'lxc.environment': variable,
  'lxc.environment.runtime': variable,
  'lxc.environment.hooks': variable,
};

function isName(value: string): boolean {
  return value !== '' && !value.includes('=');
}

/** Since LXC 3.1 a name alone has the value that the shell exports, or LXC gives up (`set_config_environment` in confile.c). */
function isExported(value: string, _line: LineInForce, { version, machine }: Situation): boolean {
  return isName(value) && (!atLeast(version, 3, 1) || machine.exports(value));
}

const hasHooks = perConfig(({ lines }) =>
  lines.some(({ name }) => name.startsWith('lxc.hook.') || name.endsWith('.script.up')),
);

/** Values are not known here, as they may be secret. Hooks find their programs by PATH. */
function isAssigned(value: string, _line: LineInForce, situation: Situation): boolean {
  return /^(?!LD_)[^=]*=/.test(value) && !(value.startsWith('PATH=') && hasHooks(situation));
}

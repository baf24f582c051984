import { octal } from '../../base/file-mode.ts';
import type { Action } from '../../model/action.ts';
import { setfaclCommand } from './setfacl.ts';

/** An action for people to read: a diff of text, or else a command. */
export function diff(action: Action): string[] {
  switch (action.do) {
    case 'edit':
      return [...action.before.map((line) => `- ${line}`), ...action.after.map((line) => `+ ${line}`)];
    case 'write':
      return [
        `# ${action.path}${action.after === '' ? ', empty' : ''}`,
        ...signed('-', action.before),
        ...signed('+', action.after),
      ];
    default:
      return prompted(command(action));
  }
}

/**
 * With the prompts of a shell for a command of several lines, so that a name with a line feed in it cannot
 * fake one.
 */
export const prompted = (command: string): string[] =>
  command.split('\n').map((line, index) => `${index === 0 ? '$' : '>'} ${line}`);

/** Its first line, as a short name. */
export const firstLineOf = (command: string): string => command.replace(/\n.*/s, ' …');

function signed(sign: string, text: string | null): string[] {
  return text === null || text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${sign} ${line}`);
}

/** The same action as one POSIX shell command; edits of text have none, they are a diff. */
export function command(action: Exclude<Action, { do: 'edit' | 'write' }>): string {
  switch (action.do) {
    case 'mode':
      return shellWords(['chmod', octal(action.after), action.path]);
    case 'owner':
      return shellWords(['chown', '-h', `${action.after.uid}:${action.after.gid}`, action.path]);
    case 'acl':
      return shellWords(['setfacl', ...setfaclCommand(action), action.path]);
    case 'setting':
      return settingCommand(action.path, action.after);
    case 'run':
      return shellWords(action.after);
  }
}

/** Several, for a person to copy: each runs only if the ones before succeeded. */
export const asCommands = (actions: readonly Action[]): string =>
  actions
    .flatMap((action) => (action.do === 'edit' || action.do === 'write' ? [] : [command(action)]))
    .join(' && ');

function settingCommand(path: string, value: string): string {
  if (!path.startsWith('/proc/sys/')) return `echo ${quote(value)} > ${quote(path)}`;
  return shellWords(['sysctl', '-w', `${path.slice('/proc/sys/'.length).replaceAll('/', '.')}=${value}`]);
}

export const shellWords = (command: readonly string[]) => command.map(quote).join(' ');

/** One word for a POSIX shell, whatever is in it. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

import { splitErrno } from './errno.ts';
import type { Level, LogLine } from './log-line.ts';

/**
 * `PROGRAM [NAME] TIME LEVEL CATEGORY - FILE:FUNCTION:LINE - MESSAGE` (log.c of LXC 1.0 to 7.0). The time is
 * `20261126194530.123`, in 1.0 and 1.1 seconds since 1970; 1.0 to 1.0.6 have no file.
 */
const logForm =
  /^(?:(\S+) )?(?:(\S+) )? *(\d{14}|\d{10})\.\d{1,9} +(TRACE|DEBUG|INFO|NOTICE|WARN|ERROR|CRIT|ALERT|FATAL) +\S+ - (?:(\S+?):[^\s:]+:\d+ - )?(.*)$/s;

/** `PROGRAM: [NAME: ]FILE: FUNCTION: LINE MESSAGE` on standard error. */
const terminalForm = /^(\S+): (?:(\S+): )?(\S+\.[ch]): \S+: \d+ (.*)$/s;

/** The same without the program, as lxc-user-nic prints it: `FILE: LINE: FUNCTION: MESSAGE`, or ` - ` for the last colon. */
const helperForm = /^(\S+\.c): \d+: \w+(?:: | - )(.*)$/s;

/** A line that has lost its time and its program on the way to a forum: `ERROR conf - conf.c:run:1 - MESSAGE`. */
const cutForm = /^(?:(TRACE|DEBUG|INFO|NOTICE|WARN|ERROR) +)?(?:\S+ - )?(\S+\.[ch]):\w+:\d+ - (.*)$/s;

/**
 * A program that speaks for itself: the lines of newuidmap keep its name, as it is part of them. That it was not found,
 * the shell says.
 */
const programForm = /^(lxc(?:-[a-z-]+)?): (?!(?:command )?not found)(?:(\S+): )?(.*)$/s;

/** Takes a line apart. `text` is undecorated. */
export function parseLine(text: string, number: number): LogLine {
  const log = /\d{10}\./.test(text) ? logForm.exec(text) : null;
  if (log) {
    const [, program, container, time = '', level, file, message = ''] = log;
    // Sound: the pattern takes no other words.
    return made(
      { form: 'log', program, container, at: secondsOf(time), level: level as Level, file },
      message,
    );
  }
  const terminal = terminalForm.exec(text);
  if (terminal) {
    const [, program, container, file, message = ''] = terminal;
    return made({ form: 'terminal', program, container, file }, message);
  }
  const helper = helperForm.exec(text);
  if (helper) return made({ form: 'terminal', file: helper[1] }, helper[2] ?? '');
  const cut = cutForm.exec(text);
  if (cut) return made({ form: 'log', level: cut[1] as Level | undefined, file: cut[2] }, cut[3] ?? '');
  const spoken = programForm.exec(text);
  if (spoken) return made({ form: 'terminal', program: spoken[1] }, text.slice((spoken[1] ?? '').length + 2));
  return made({ form: 'plain' }, text);

  function made({ file, ...others }: Parts, words: string): LogLine {
    return {
      number,
      text,
      ...others,
      file: file?.replace(/^.*src\/lxc\/|^(?:\.\.\/)+(?:lxc\/)?/, ''),
      ...splitErrno(words),
    };
  }
}

type Parts = Pick<LogLine, 'form' | 'program' | 'container' | 'at' | 'level' | 'file'>;

/** Either form: what counts is how far apart two lines are. */
function secondsOf(time: string): number {
  if (time.length === 10) return Number(time) % 86_400;
  const [hours, minutes, seconds] = [time.slice(8, 10), time.slice(10, 12), time.slice(12, 14)].map(Number);
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

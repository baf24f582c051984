import { didYouMean } from '../base/did-you-mean.ts';
import { catalogueOf, type Known } from '../explain/catalogue.ts';
import { match } from '../explain/match.ts';
import { shellWords } from '../fix/render/shell-command.ts';
import { parseLine } from '../lxc/log/parse-line.ts';
import { undecorated } from '../lxc/log/undecorated.ts';
import type { Io } from '../run/io.ts';
import { type ExplainOptions, UsageError } from '../run/options.ts';
import { explainPage } from './explain-page.ts';
import { explainText } from './explain-text.ts';

/**
 * Explains what the words mean: a rule or a cause by its name, else files that exist, else words that LXC printed. So
 * `idmap` is the rule and `./idmap` a file.
 */
export async function explain(options: ExplainOptions, known: Known, io: Io): Promise<number> {
  const { about, run } = options;
  if (run.length > 0) return explainRun(options, known, io);
  const [word, ...more] = about;
  if (word === undefined)
    throw new UsageError('explain what? a rule, a line that LXC printed, a file, or - for standard input');
  if (about.includes('-') && options.source.is === 'snapshot' && options.source.path === '-')
    throw new UsageError('standard input is either the text or the snapshot: not both');
  const isPage = (id: string) => Object.hasOwn(known.rules, id) || Object.hasOwn(known.causes, id);
  if (more.length === 0 && isPage(word)) return explainPage(word, options, known, io);
  if (about.every((each) => each === '-' || io.exists(each)))
    return explainText(about.map(io.lines), options, known, io);
  const text = about.join(' ');
  const isKnown = match(catalogueOf(known), parseLine(undecorated(text), 1)) !== undefined;
  if (isKnown || /\s/.test(text.trim())) return explainText([asLines(text.split('\n'))], options, known, io);
  const ids = [...Object.keys(known.rules), ...Object.keys(known.causes)];
  throw new UsageError(
    `${word} is no rule, cause, file or message of LXC${didYouMean(word, ids)}; \`lxc-lint rules\` and \`lxc-lint causes\` list them`,
  );
}

/** The command is run as it stands, but for a log; its exit status is ours. */
async function explainRun(options: ExplainOptions, known: Known, io: Io): Promise<number> {
  if (options.about.length > 0)
    throw new UsageError('explain takes a text or, after --, a command: not both');
  return io.observe(options.run, async ({ ran, status, log, output }) => {
    io.err(`lxc-lint: ran ${shellWords(ran)}, exit status ${status}\n`);
    // Where there is a log, it has all that LXC printed, and more.
    const lines = output.split('\n');
    const others = log ? lines.filter((line) => parseLine(undecorated(line), 1).form === 'plain') : lines;
    if (status !== 0) await explainText([asLines(others), ...(log ? [log] : [])], options, known, io);
    return status;
  });
}

async function* asLines(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

import yargs, { type Argv } from 'yargs';
import { type Options, shells, UsageError } from '../run/options.ts';
import { version } from '../run/version.ts';
import { dashed, explainOptionsFrom, withInput } from './explain-options.ts';
import { helpPage } from './help-page.ts';
import { exitCodes, formatList, namedLikeCommand, optionGroups } from './help-parts.ts';
import { lintOptionsFrom } from './lint-options.ts';
import {
  colorOption,
  hostOptions,
  lintOptions,
  listFormatOption,
  nameList,
  scopeOptions,
  undoOptions,
} from './option-table.ts';
import { scoped } from './scoped.ts';
import { lintSwitches, refuseUnusable, usageProblem } from './usage-errors.ts';

/**
 * The options of any command line, or the text of `--help` or `--version` if that was asked for. Only this file and its tables use
 * yargs.
 */
export async function parseArgv(argv: readonly string[]): Promise<Options | string> {
  // What follows `--` is the name of a container, even if a command has the same name; yargs would take it
  // for the command.
  const dashes = argv.indexOf('--');
  const [words, names] = dashes < 0 ? [argv, []] : [argv.slice(0, dashes), argv.slice(dashes + 1)];
  let found: Options | undefined;
  let page = '';
  const parser = commands(names, (options) => {
    found = options;
  })
    .check((args) => refuseUnusable(words, args))
    .fail((message, error) => {
      // An error of yargs itself is about the arguments; anything else is a refusal of ours, or a bug.
      if (error && error.name !== 'YError') throw error;
      throw new UsageError(usageProblem(message ?? error.message, words));
    });
  await parser.parseAsync(withInput(words) as string[], {}, (error, _, output) => {
    if (error) throw error;
    page = output;
  });
  return page === '' && found ? found : `${helpPage(page)}\n`;
}

const grouped = <T>(y: Argv<T>): Argv<T> =>
  Object.entries(optionGroups).reduce((all, [heading, names]) => all.group(names, heading), y);

type Take = (options: Options) => void;

/** All commands with their arguments. */
function commands(more: readonly string[], take: Take): Argv {
  return (
    yargs()
      .scriptName('lxc-lint')
      .locale('en')
      .command(
        ['lint [container..]', '$0'],
        'Tell whether containers will start, and what stops them',
        (y) => grouped(lintOptions(y.positional('container', nameList))),
        (args) => take(lintOptionsFrom(scoped(args, more), args)),
      )
      .command(
        'explain [about..]',
        'Explain what LXC printed (a line, logs, - for a pipe, or a command after --), or a rule or cause',
        (y) =>
          colorOption(
            listFormatOption(
              hostOptions(
                y.positional('about', {
                  ...nameList,
                  describe: 'A line that LXC printed, files, - for standard input, or a rule or cause',
                }),
              ),
            ),
          ).option('no-host', {
            boolean: true,
            default: false,
            describe: 'Explain the text alone, without a look at the host',
          }),
        (args) => take(explainOptionsFrom(args, more)),
      )
      .command(
        'rules',
        'List the rules',
        (y) => colorOption(listFormatOption(y)),
        ({ format, color }) => take({ command: 'rules', format, color }),
      )
      .command(
        'causes',
        'List the causes that no rule can see, but `explain` knows',
        (y) => colorOption(listFormatOption(y)),
        ({ format, color }) => take({ command: 'causes', format, color }),
      )
      .command(
        'snapshot [container..]',
        'Record what a lint reads, to lint it elsewhere or attach it to a bug report',
        (y) => scopeOptions(y.positional('container', nameList)),
        (args) => take({ command: 'snapshot', ...scoped(args, more) }),
      )
      .command(
        'compare <before> <after>',
        'Tell what differs between two snapshots or two JSON reports, what explains the findings first',
        (y) =>
          colorOption(listFormatOption(y))
            .positional('before', { type: 'string', demandOption: true, describe: 'The earlier one, or -' })
            .positional('after', { type: 'string', demandOption: true, describe: 'The later one, or -' }),
        ({ before, after, format, color }) => {
          const [first = '', second = ''] = dashed([before, after]);
          take({ command: 'compare', before: first, after: second, format, color });
        },
      )
      .command(
        'undo [id]',
        'Revert what --fix changed',
        (y) =>
          undoOptions(y.positional('id', { type: 'string', describe: 'Which run (default: the last one)' })),
        ({ id, list, dryRun, format, color }) => take({ command: 'undo', id, list, dryRun, format, color }),
      )
      .command(
        'completion <shell>',
        'Print a completion script for bash, zsh or fish',
        (y) => y.positional('shell', { choices: shells, demandOption: true }),
        ({ shell }) => take({ command: 'completion', shell }),
      )
      .example('lxc-lint --user lxcuser-test', 'all containers of a user')
      .example('lxc-lint web db --format json', 'two of your own, for monitoring')
      .example('lxc-lint --config ./config --lxc-version 6.0', 'a single file, without LXC')
      .example('lxc-lint --user lxcuser-test --fix', 'apply the safe fixes')
      .example('lxc-lint --user lxcuser-test --fix --unsafe web', 'also the unsafe ones, for one container')
      .example('lxc-lint snapshot > host.txt', 'a host as text, for `lxc-lint --snapshot host.txt`')
      .epilogue(`${namedLikeCommand}\n\n${formatList}\n\n${exitCodes}`)
      .version('version', 'Print the version', version)
      .help('help', 'Print this page')
      .alias({ version: 'V', help: 'h' })
      .wrap(null)
      // Declared before the command is known, lest `--quiet snapshot` is parsed as an option and its value.
      .options(Object.fromEntries(lintSwitches.map((name) => [name, { boolean: true, global: false }])))
      .option('snapshot', { requiresArg: true, global: false })
      .parserConfiguration({ 'dot-notation': false, 'boolean-negation': false })
      .strict()
  );
}

import configuration from '../../schema/configuration.schema.json' with { type: 'json' };
import { parseArgv } from '../../src/cli/parse.ts';
import type { Known } from '../../src/explain/catalogue.ts';
import { commandNames } from '../../src/run/option-names.ts';
import { examples, helpSections, terms } from './help-sections.ts';
import { item, literal, manual, paragraph, section, subsection } from './roff.ts';

const helpOf = async (...words: readonly string[]): Promise<string> =>
  `${await parseArgv([...words, '--help'])}`;

/** lxc-lint(1), of what `--help` says. */
export async function program(date: string): Promise<string> {
  const help = helpSections(await helpOf());
  const own = [...help.keys()].filter(
    (each) => !['Commands', 'Examples', 'Exit codes', 'Formats'].includes(each),
  );
  const pages = await Promise.all(commandNames.filter((each) => each !== 'lint').map(commandPage));
  return manual('lxc-lint', 1, date, [
    section('Name', 'lxc\\-lint \\- tell whether unprivileged LXC containers will start'),
    section(
      'Synopsis',
      paragraph('lxc-lint [OPTION...] [CONTAINER...]'),
      paragraph('lxc-lint COMMAND [OPTION...] [ARGUMENT...]'),
    ),
    section(
      'Description',
      paragraph(
        'lxc-lint reads a host and the configs of its containers, and tells whether the containers of a user will start without root, what stops them, and how to fix it. It changes nothing unless --fix is given.',
      ),
      paragraph(
        'As a user, it judges the shell that it runs in. As root, it judges a fresh login of the users that --user names, and reads their files with their permissions only.',
      ),
    ),
    ...own.map((heading) => terms(heading, help.get(heading) ?? [])),
    terms('Formats', help.get('Formats') ?? []),
    section('Commands', ...pages),
    terms('Exit status', help.get('Exit codes') ?? []),
    examples(help.get('Examples') ?? []),
    section(
      'Files',
      item(
        '/etc/lxc-lint.json, ~/.config/lxc-lint.json',
        'Which rules apply, and which findings are accepted: see lxc-lint.json(5).',
      ),
      item(
        '/var/lib/lxc-lint, ~/.local/state/lxc-lint',
        'Journals of --fix, for `lxc-lint undo`; and the report of lxc-lint.service.',
      ),
    ),
    section(
      'See also',
      paragraph(
        'lxc-lint.json(5), lxc-lint-rules(7), lxc-start(1), lxc.container.conf(5), lxc-usernet(5), subuid(5)',
      ),
    ),
  ]);
}

async function commandPage(name: string): Promise<string> {
  const [usage = '', ...rest] = (await helpOf(name)).trimEnd().split('\n');
  const own = rest.join('\n').split('\n\nFormats:')[0] ?? '';
  return subsection(name, paragraph(usage), literal(own.trim()));
}

interface Property {
  readonly description?: string;
  readonly [other: string]: unknown;
}

/** lxc-lint.json(5), of its schema. */
export function configurationFile(date: string, example: string): string {
  const properties: Readonly<Record<string, Property>> = configuration.properties;
  const described = Object.entries(properties).filter(([, { description }]) => description !== undefined);
  const waiver: Readonly<Record<string, Property>> = configuration.properties.waivers.items.properties;
  return manual('lxc-lint.json', 5, date, [
    section('Name', 'lxc\\-lint.json \\- rules and accepted findings of lxc\\-lint'),
    section('Description', paragraph(configuration.description)),
    section('Keys', ...described.map(([key, { description = '' }]) => item(key, description))),
    section(
      'Waivers',
      ...Object.entries(waiver).map(([key, { description }]) =>
        item(key, description ?? `The ${key} that it is about.`),
      ),
    ),
    section('Example', literal(example.trimEnd())),
    section('See also', paragraph('lxc-lint(1), lxc-lint-rules(7)')),
  ]);
}

/** lxc-lint-rules(7): what `lxc-lint rules`, `causes` and `explain` say. */
export function rulesAndCauses(date: string, { rules, causes }: Pick<Known, 'rules' | 'causes'>): string {
  const texts = (all: Readonly<Record<string, { title: string; why: string; remedy?: string }>>) =>
    Object.entries(all).map(([id, { title, why, remedy = '' }]) =>
      item(id, [`${title}.`, why, remedy].join(' ').trim()),
    );
  return manual('lxc-lint-rules', 7, date, [
    section('Name', 'lxc\\-lint\\-rules \\- what lxc\\-lint checks, and what stops LXC beside that'),
    section(
      'Rules',
      paragraph('What must hold, and why; `lxc-lint explain RULE` has more.'),
      ...texts(rules),
    ),
    section(
      'Causes',
      paragraph('What no rule can see, but `lxc-lint explain` knows by what LXC prints.'),
      ...texts(causes),
    ),
    section('See also', paragraph('lxc-lint(1), lxc-lint.json(5)')),
  ]);
}

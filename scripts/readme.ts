import type { Rules } from '../src/model/rule.ts';
import { compareStages } from '../src/model/stage.ts';

/** The README with its generated parts: an example of a report, and the list of rules. */
export function withParts(readme: string, example: string, rules: Rules): string {
  return replaced(
    replaced(readme, 'example', `\`\`\`text\n${example.trimEnd()}\n\`\`\``),
    'rules',
    table(rules),
  );
}

function replaced(text: string, part: string, body: string): string {
  const [begin, end] = [`<!-- begin: ${part} -->`, `<!-- end: ${part} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no part ${part}`);
  return `${text.slice(0, from + begin.length)}\n${body}\n${text.slice(to)}`;
}

function table(rules: Rules): string {
  const rows = Object.entries(rules)
    .sort(([, a], [, b]) => compareStages(a.stage, b.stage))
    .map(([id, { stage, title }]) => `| ${stage} | [${id}](docs/rules/${id}.md) | ${title} |`);
  return ['| stage | rule | what must hold |', '|---|---|---|', ...rows].join('\n');
}

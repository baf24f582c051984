import { rules } from '../rules/index.ts';
import type { Rules } from '../src/model/rule.ts';
import { expected, type Fixture, fixtureFiles, loadFixture, machineIn } from '../test/support/fixture.ts';

/** A rule's page: what it says of itself, then each of its fixtures with the program's own words. */
export async function page(id: string): Promise<string> {
  const rule = (rules as Rules)[id];
  if (!rule) throw new Error(`there is no rule ${id}`);
  const { title, why, stage, subject: about, symptoms, notes = [], manpages: see } = rule;
  const files = (await fixtureFiles()).filter((file) => file.startsWith(`fixtures/${id}/`));
  const examples = await Promise.all(files.map(loadFixture));
  return [
    `# ${id}\n`,
    `${title}.\n`,
    `Stage **${stage}** · about the ${about} · see ${see.join(', ')}\n`,
    `${why}\n`,
    ...(symptoms.length > 0
      ? [`You may have seen:\n\n${symptoms.map((each) => `    ${each}\n`).join('')}`]
      : []),
    ...(notes.length > 0
      ? [`## Seen with the real thing\n\n${notes.map((each) => `- ${each}\n`).join('')}`]
      : []),
    ...examples.map(example),
  ].join('\n');
}

function example(fixture: Fixture): string {
  const { preface, text } = fixture;
  const machine = machineIn(text).slice(preface.length).trim();
  return `## ${preface.trim()}\n\n\`\`\`text\n${machine}\n\`\`\`\n\n\`\`\`text\n${expected(fixture).trimEnd()}\n\`\`\`\n`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogueOf } from '../../src/explain/catalogue.ts';
import { listen } from '../../src/explain/listen.ts';
import { lintText } from '../../src/explain/pasted/lint-text.ts';
import { settle } from '../../src/explain/settle.ts';
import { lore } from '../../src/lore.ts';

// Failed commands of LXC as people report them: in each file of reports/, after `== NAME | RELEASE | ANSWERS`, what they
// paste. The answers are the causes that somebody who knows LXC would name first; `silent` where the text does not say.

const folder = 'test/explain/reports';
const heading = /^== (\S+) \| LXC [\d.]+ \| (.+)\n/;

interface Report {
  readonly name: string;
  readonly answers: readonly string[];
  readonly lines: readonly string[];
}

const reports: readonly Report[] = readdirSync(folder)
  .sort()
  .flatMap((file) =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .split(/^(?=== )/m)
      .map((part) => {
        const [all = '', name = part, answers = ''] = heading.exec(part) ?? [];
        return {
          name: `${file}: ${name}`,
          answers: answers.split(', '),
          lines: part.slice(all.length).split('\n'),
        };
      }),
  );

const known = await lore.known();
const catalogue = catalogueOf(known);

/** The causes that the text alone names, with all that it shows, the most probable first. */
function named(lines: readonly string[]): string[] {
  const { line, end } = listen(catalogue);
  for (const each of lines) line(each);
  const { diagnosis, pasted } = end();
  const looks = { host: undefined, text: lintText(pasted, undefined, known.rules) };
  return settle(diagnosis.suspects, known, catalogue, looks, undefined).map(({ id }) => id);
}

/** Where the right cause is only among the first three: other causes print the same. */
const amongThree = new Set([
  'field.txt: attach-old-kernel-ns',
  'second.txt: gentoo-openrc-cgroup',
  'second.txt: journal-system-unit',
]);

for (const { name, answers, lines } of reports)
  test(name, () => {
    for (const answer of answers)
      assert.ok(answer === 'silent' || answer in known.rules || answer in known.causes, `what is ${answer}?`);
    const found = named(lines);
    const first = found.slice(0, amongThree.has(name) ? 3 : 1);
    const right = found.length === 0 ? answers.includes('silent') : first.some((id) => answers.includes(id));
    assert.ok(right, `${found.slice(0, 5).join(', ') || 'nothing'} instead of ${answers.join(' or ')}`);
  });

test.run();

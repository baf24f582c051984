import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { columns } from '../../src/base/columns.ts';
import { lintWith } from '../support/machine.ts';

// What somebody calls his things never stands where a verdict begins, however wide the terminal is.

const home = '/home/lxcuser-test/.local/share/lxc';
const config = `-- ${home}/test/config --\n`;
const pose = '✔ bcde ';
const width = 40;

/** Wherever it begins, one of these comes to stand behind the edge: their width and that of the terminal have no factor in common. */
const poses = [pose, `字${pose}`].map((each) => `a ${each.repeat(40)}`);

const texts: Readonly<Record<string, (words: string) => string>> = {
  'a container': (words) => containers(words, `${words}2`),
  'a container that another one looks like': (words) => containers('a', words),
  'a bridge': (words) => `${config}lxc.net.0.type = veth\nlxc.net.0.link = ${words}\n`,
  'an include': (words) => `${config}lxc.include = /${words}\n-- absent ${JSON.stringify(`/${words}`)} --\n`,
  'a rootfs': (words) => `${config}lxc.rootfs.path = /${words}\n`,
  'an old key': (words) => `${config}lxc.utsname = ${words}\n`,
  'what is no key': (words) => `${config}lcx.uts.name = ${words}\n`,
  'a log': (words) => `${config}lxc.log.file = /${words}/log\n`,
};

const containers = (...names: readonly string[]) =>
  [
    `-- list ${home} --\n${names.map((name) => JSON.stringify(name)).join('\n')}\n`,
    ...names
      .map((name) => JSON.stringify(`${home}/${name}/config`))
      .map((path) => `-- ${path} --\nlcx.uts.name = x\n-- stat --\nfile 1001:1001 0644 ${path}\n`),
  ].join('');

/** The rows that a terminal makes of a text: it breaks each line at its edge. */
function onScreen(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const rows = [''];
    for (const character of line) {
      const row = rows.at(-1) ?? '';
      if (columns(row + character) > width) rows.push(character);
      else rows[rows.length - 1] = row + character;
    }
    return rows;
  });
}

const isPosed = (row: string) => row.startsWith(pose);

for (const [name, section] of Object.entries(texts))
  test(`${name} never begins a row as a verdict does`, async () => {
    for (const words of poses) {
      const { out, err } = await lintWith(section(words.trimEnd()), [], { width });
      assert.match(out, pose.trim(), 'the bait is laid');
      assert.equal(onScreen(out + err).filter(isPosed), []);
    }
  });

test('the pose is seen where nothing stands against it', () => {
  for (const words of poses)
    for (let before = 0; before < width; before++)
      assert.ok(onScreen(`${' '.repeat(before)}${words}`).some(isPosed), `${before}`);
});

test('a name that looks like a verdict is quoted, in the verdict and above its findings', async () => {
  const { out } = await lintWith(containers('a', 'b will start'));
  assert.match(out, /^. "b will start" /m);
  assert.match(out, 'container "b will start" of lxcuser-test');
});

test.run();

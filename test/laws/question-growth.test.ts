import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Host } from '../../src/host/host.ts';
import type { RecordedAnswer } from '../../src/host/snapshot/answers.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import { loadFixture } from '../support/fixture.ts';
import { lintAs } from '../support/lint-host.ts';
import { silent } from '../support/silent.ts';

// A program takes longer than all looks at a container: how many are run does not follow the number of containers.

const fixture = await loadFixture('fixtures/hosts/minimal.txt');
const lxcpath = '/home/lxcuser-test/.local/share/lxc';

/** A machine on which the user has as many containers as this, each like the one of the fixture. */
function hostOf(count: number): { host: Host; programs: string[] } {
  const names = Array.from({ length: count }, (_, index) => `c${String(index).padStart(4, '0')}`);
  const copy = (text: string, name: string) => text.replaceAll(`${lxcpath}/test`, `${lxcpath}/${name}`);
  const copied = (answer: RecordedAnswer, name: string): RecordedAnswer =>
    answer.is === 'there' && typeof answer.value === 'string'
      ? { ...answer, value: copy(answer.value, name) }
      : answer;
  const answers = new Map(
    [...fixture.answers.answers].flatMap(([key, answer]): [string, RecordedAnswer][] =>
      key.includes(`${lxcpath}/test`)
        ? names.map((name) => [copy(key, name), copied(answer, name)])
        : [[key, answer]],
    ),
  );
  const recorded = silent(snapshot({ ...fixture.answers, answers }));
  const programs: string[] = [];
  const counted = (host: Host): Host => ({
    ...host,
    list: (path) => (path === lxcpath ? names : host.list(path)),
    ask: (argv) => {
      programs.push(argv[0] ?? '');
      return argv[0] === 'getfacl' ? { status: 0, out: '' } : host.ask(argv);
    },
    as: (who) => counted(host.as(who)),
  });
  return { host: counted(recorded), programs };
}

test('a hundred containers take no more programs than one', async () => {
  const lint = await lintAs(fixture);
  const [one, hundred] = [hostOf(1), hostOf(100)];
  assert.is(lint(one.host).containers.length, 1);
  const { containers } = lint(hundred.host);
  assert.is(containers.length, 100);
  assert.ok(containers.every(({ verdict }) => verdict.is === 'starts'));
  assert.equal(hundred.programs, one.programs);
});

test('of five hundred, two hundred each are asked about together', async () => {
  const lint = await lintAs(fixture);
  const asked = (count: number): number => {
    const { host, programs } = hostOf(count);
    lint(host);
    return programs.filter((program) => program === 'getfacl').length;
  };
  assert.is(asked(500) - asked(1), 2);
});

test.run();

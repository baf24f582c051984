import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { parseArgv } from '../../src/cli/parse.ts';
import type { Linted } from '../../src/engine/lint.ts';
import { type Look, repair } from '../../src/fix/fix-loop.ts';
import { undo } from '../../src/fix/undo.ts';
import { remember } from '../../src/host/keep-texts.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import type { Fix } from '../../src/model/action.ts';
import { judgement } from '../../src/run/linter.ts';
import type { LintOptions } from '../../src/run/options.ts';
import { fixtureFiles, ioFor, loadFixture } from '../support/fixture.ts';
import { canDo, memo, memory } from '../support/memory.ts';

// What holds for the fixes of every fixture, as far as they need no program: those are for the lab.

let mended = 0;

for (const file of await fixtureFiles()) {
  test(`${file}: its fixes leave nothing to fix, help, and can be undone`, async () => {
    const { answers, notes } = await loadFixture(file);
    const words = (notes.get('args') ?? '').split(/\s+/).filter(Boolean);
    const options = (await parseArgv(['--snapshot', '-', ...words])) as LintOptions;
    const { look } = await judgement(options, rules, ioFor(), snapshot(answers), new Date(0));
    for (const unsafe of [false, true]) {
      const machine = memory(answers);
      const wanted = (fix: Fix) =>
        fix.safety !== 'manual' && (unsafe || fix.safety === 'safe') && fix.actions.every(canDo);
      const see = (): Look<Linted> => {
        const linted = look(remember(snapshot(machine.answers())).host);
        return {
          findings: linted.outcomes.flatMap(({ findings }) => findings),
          hands: machine.hands,
          seen: linted,
        };
      };
      const journal = memo();
      const { applied, last } = repair(
        see,
        wanted,
        () => journal,
        () => {},
      );
      assert.equal(
        applied.filter(({ status }) => status !== 'done').map(({ reason }) => reason),
        [],
      );
      assert.equal(
        last.findings.filter(({ fix }) => wanted(fix)).map(({ message }) => message),
        [],
      );
      mended += applied.length;

      const past = {
        journal: 1,
        user: '',
        startedAt: '',
        id: journal.id,
        entries: journal.entries(),
      } as const;
      undo(past, machine.hands, journal);
      assert.equal([...machine.answers().given], [...memory(answers).answers().given]);
    }
  });
}

test('there were fixes to be carried out', () => {
  assert.ok(mended > 50);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Linted } from '../../src/engine/lint.ts';
import { fixLoop, type Pass } from '../../src/fix/fix-loop.ts';
import { undo } from '../../src/fix/undo.ts';
import { keepTexts } from '../../src/host/keep-texts.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import { type Action, type Fix, makesNew } from '../../src/model/action.ts';
import type { Finding } from '../../src/model/finding.ts';
import { rehearse } from '../../src/rehearsal/rehearsal.ts';
import { fixtureFiles, loadFixture } from '../support/fixture.ts';
import { lintAs } from '../support/lint-host.ts';
import { memo } from '../support/memo.ts';

// What holds for the fixes of every fixture, as far as they need no program: those are for the lab.

let mended = 0;

/** Whether it can be told what it leaves. */
const canDo = (action: Action): boolean => action.do !== 'run' || action.leaves !== undefined;

for (const file of await fixtureFiles()) {
  test(`${file}: its fixes leave nothing to fix, help, and can be undone`, async () => {
    const fixture = await loadFixture(file);
    const { answers } = fixture;
    const lint = await lintAs(fixture);
    const original = snapshot(answers);
    const untouched = lint(original);
    for (const unsafe of [false, true]) {
      const copy = rehearse(original, (name) => ({ ...answers.caller, name }));
      const wanted = (fix: Fix) =>
        fix.safety !== 'manual' && (unsafe || fix.safety === 'safe') && fix.actions.every(canDo);
      const journal = memo();
      const see = (): Pass<Linted> => {
        const { host, seen } = keepTexts(copy.host);
        const linted = lint(host);
        const findings = linted.outcomes.flatMap((outcome) => outcome.findings);
        return { findings, executor: copy.executor((path) => seen.get(path)), seen: linted };
      };
      const unasked = see().findings.filter((finding) => seemsNew(finding) && !makesNew(finding.fix));
      assert.equal(
        unasked.map(({ fix }) => fix.title),
        [],
        'it makes something new, and does not say so',
      );
      const { applied, last } = fixLoop(
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
      undo(past, last.executor, journal);
      assert.equal(lint(copy.host).outcomes, untouched.outcomes);
    }
  });
}

/** What gives a user something that was not there: a file, a line of root's, or what a command of root's makes. */
function seemsNew({ subject, fix }: Finding): boolean {
  if (fix.safety !== 'safe' || subject.kind === 'machine') return false;
  return fix.actions.some((action) => {
    if (action.do === 'write') return action.before === null;
    if (action.by !== 'root') return false;
    return action.do === 'edit' ? action.before.length === 0 : action.do === 'run' && !restores(action.after);
  });
}

/** Brings back what was there. */
const restores = ([program, ...words]: readonly string[]): boolean =>
  program === 'setcap' ||
  words.includes('--reinstall') ||
  words[0] === 'reinstall' ||
  (program === 'ip' && words[1] === 'set');

test('there were fixes to be carried out', () => {
  assert.ok(mended > 50);
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { keys } from '../../src/lxc/config/keys/keys.ts';
import { ledger } from '../../src/lxc/ledger/ledger.ts';

const names = new Set(keys.map((key) => key.replacedBy ?? key.name));

const severities: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(rules).map(([id, { maxSeverity }]) => [id, maxSeverity]),
);

test('every key has a row in the ledger', () => {
  assert.equal(
    [...names].filter((name) => ledger[name] === undefined),
    [],
  );
});

test('every row in the ledger is about a key', () => {
  assert.equal(
    Object.keys(ledger).filter((name) => !names.has(name)),
    [],
  );
});

// That an error of theirs makes the real LXC fail, proof.test.ts asks.
test('the rules that the ledger trusts exist, and may find errors', () => {
  const trusted = Object.values(ledger).flatMap(({ rules }) => rules);
  assert.equal(
    [...new Set(trusted)].filter((id) => severities[id] === undefined || severities[id] === 'warning'),
    [],
  );
});

test.run();

import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

// A schema is known by its name and version wherever a copy of it lies. The project has no address that will last.

const read = (name: string) => JSON.parse(readFileSync(`schema/${name}`, 'utf8'));

for (const name of readdirSync('schema'))
  test(`${name} says which one it is`, () => {
    const [kind] = name.split('.');
    assert.match(read(name).$id, new RegExp(`^urn:lxc-lint:schema:${kind}:[0-9]+$`));
  });

test('the report’s has the version that a report states', () => {
  const { $id, properties } = read('report.schema.json');
  assert.is($id, `urn:lxc-lint:schema:report:${properties.schemaVersion.const}`);
});

test.run();

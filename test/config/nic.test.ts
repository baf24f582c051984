import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { add } from '../support/config-files.ts';

const nics = suite('nics');

nics('lose what stands above their type since 4.0.7', () => {
  const text = 'lxc.net.0.link = lxcbr0\nlxc.net.0.flags = up\nlxc.net.0.type = veth\nlxc.net.0.name = eth0';
  const [now] = add(text).nics;
  assert.is(now?.link, undefined);
  assert.is(now?.name, 'eth0');
  assert.equal(
    now?.discarded.map(({ key }) => key),
    ['lxc.net.0.link', 'lxc.net.0.flags'],
  );
  const [then] = add(text, '4.0.6').nics;
  assert.is(then?.link, 'lxcbr0');
  assert.equal(then?.discarded, []);
});

nics('come by number, and leave by it', () => {
  const text =
    'lxc.net.10.type = empty\nlxc.net.2.type = veth\nlxc.net.2.ipv4.address = 10.0.0.1/8\nlxc.net.2.ipv4.address = 10.0.0.2/8\n';
  const found = add(`lxc.net.0.type = veth\nlxc.net =\n${text}lxc.net.3.type = none\nlxc.net.3 =\n`).nics;
  assert.equal(
    found.map(({ index, type }) => `${index} ${type}`),
    ['2 veth', '10 empty'],
  );
  assert.is(found[0]?.lines.get('ipv4.address')?.length, 2);
  assert.equal(found[0]?.at.value, 'veth');
});

nics('without a type have none, and say where they begin', () => {
  const [nic] = add('lxc.net.0.link = a\nlxc.net.0.link =\nlxc.net.0.flags = up').nics;
  assert.not('type' in (nic ?? {}));
  assert.not('link' in (nic ?? {}));
  assert.is(nic?.at.key, 'lxc.net.0.link');
});

nics('before 2.1 begin with each type, and may be told by number', () => {
  const text =
    'lxc.network.type = veth\nlxc.network.link = a\nlxc.network.type = empty\nlxc.network.0.name = eth0\nlxc.network.flags = up';
  const found = add(text, '2.0.11').nics;
  assert.equal(
    found.map(({ type, link, name }) => `${type} ${link} ${name}`),
    ['veth a eth0', 'empty undefined undefined'],
  );
  assert.ok(found[1]?.lines.has('flags'));
  assert.equal(add(`${text}\nlxc.network.type =`, '2.0.11').nics, []);
});

nics.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type NicCharge, nicAnswer } from '../../src/lxc/nic-answer.ts';
import { parseUsernet } from '../../src/lxc/usernet.ts';

const parse = suite('parseUsernet');

const read: Record<string, [string, string | undefined]> = {
  'four words': ['ann veth br0 10', 'ann|veth|br0|10'],
  'tabs and blanks': ['ann\t veth \tbr0\t\t10', 'ann|veth|br0|10'],
  'a group': ['@net veth br0 2', '@net|veth|br0|2'],
  'text behind the count': ['ann veth br0 10 # mine', 'ann|veth|br0|10'],
  'carriage return': ['ann veth br0 10\r', 'ann|veth|br0|10'],
  'a sign': ['ann veth br0 -1', 'ann|veth|br0|-1'],
  'hexadecimal is 0': ['ann veth br0 0x0a', 'ann|veth|br0|0'],
  'not octal': ['ann veth br0 010', 'ann|veth|br0|10'],
  'more than an int': ['ann veth br0 4294967297', 'ann|veth|br0|1'],
  'more than a long': ['ann veth br0 99999999999999999999', 'ann|veth|br0|-1'],
  'a long word goes on': [`${'a'.repeat(99)}bb br0 3`, `${'a'.repeat(99)}|bb|br0|3`],
  'leading blank': [' ann veth br0 10', undefined],
  'three words': ['ann veth 10', undefined],
  'no number': ['ann veth br0 many', undefined],
  colons: ['ann:veth:br0:10', undefined],
};
for (const [name, [text, expected]] of Object.entries(read)) {
  parse(name, () => {
    const { entries, skipped } = parseUsernet(
      '/etc/lxc/lxc-usernet',
      `# first\n\n#ann veth br0 5\n${text}\n`,
    );
    const shown = entries.map(({ who, type, bridge, count }) => [who, type, bridge, count].join('|'));
    assert.equal(shown, expected === undefined ? [] : [expected]);
    assert.equal(
      [...entries, ...skipped].map(({ at }) => at),
      [{ path: '/etc/lxc/lxc-usernet', line: 4, text }],
    );
  });
}

parse.run();

const ask = suite('allowed');

const charges = (text: string): NicCharge[] =>
  [...text.matchAll(/(\S+) on (\S+)/g)].map(([, who = '', bridge = '']) => ({ who, bridge }));

const answers = (
  file: string,
  wants: string,
  inUse = '',
  version = '5.0.2',
  groups: (string | undefined)[] = ['ann'],
) => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const { entries } = parseUsernet('p', file.replaceAll('; ', '\n'));
  const wished = wants.split(' ').map((bridge) => ({ bridge }));
  return nicAnswer(entries, { name: 'ann', groups }, wished, charges(inUse), { major, minor, patch })
    .map((answer) => ('entry' in answer ? `${answer.kind} ${answer.entry.at.line}` : answer.kind))
    .join(', ');
};

// [file, wished bridges, in use, answers with the line they go by], as lxc-user-nic of LXC 5.0.2 gives them.
const rows: Record<string, [string, string, string, string]> = {
  'one nic': ['ann veth br0 1', 'br0', '', 'granted 1'],
  'one nic too many': ['ann veth br0 1', 'br0 br0', '', 'granted 1, used-up'],
  'nobody is named': ['bob veth br0 1', 'br0', '', 'no-entry'],
  'another bridge': ['ann veth br1 1', 'br0', '', 'no-entry'],
  'another type': ['ann VETH br0 1', 'br0', '', 'no-entry'],
  'a uid names nobody': ['1001 veth br0 1', 'br0', '', 'no-entry'],
  'no link': ['ann veth none 1', 'none br0', '', 'granted 1, no-entry'],
  'a count of 0': ['ann veth br0 0', 'br0', '', 'used-up'],
  'nics count on all bridges': ['ann veth br0 2; ann veth br1 1', 'br0 br1', '', 'granted 1, used-up'],
  'lines of a name do not add up': [
    'ann veth br0 1; ann veth br0 2',
    'br0 br0 br0',
    '',
    'granted 1, granted 2, used-up',
  ],
  'a user and his group do': [
    'ann veth br0 1; @ann veth br0 1',
    'br0 br0 br0',
    '',
    'granted 1, granted 2, used-up',
  ],
  'the first nic of all is charged unseen': [
    'ann veth br0 0; @ann veth br0 1',
    'br0 br0',
    '',
    'granted 1, granted 2',
  ],
  'unless somebody has one': ['ann veth br0 0; @ann veth br0 1', 'br0', 'bob on br9', 'granted 2'],
  'nics in use': ['ann veth br0 2', 'br0 br0', 'ann on br1, bob on br0', 'granted 1, used-up'],
  'the nics of a group': ['@ann veth br0 1', 'br0', '@ann on br0', 'used-up'],
  'a negative count that leaves some': ['ann veth br0 -1; ann veth br0 2', 'br0', 'bob on br0', 'granted 2'],
  'a foreign group': ['ann veth br0 1; @net veth br9 1', 'br0 br0', '', 'crashes 2, crashes 2'],
};
for (const [name, [file, wants, inUse, expected]] of Object.entries(rows)) {
  ask(name, () => assert.is(answers(file, wants, inUse), expected));
}

ask('a foreign group, from 6.0.6 on', () =>
  assert.is(answers('@net veth br0 1; ann veth br0 1', 'br0', '', '6.0.6'), 'granted 2'),
);
ask('a foreign group, without any group of his own', () =>
  assert.is(answers('@net veth br0 1; ann veth br0 1', 'br0', '', '5.0.2', []), 'granted 2'),
);
ask('a group behind one without a name', () => {
  assert.is(answers('@ann veth br0 1', 'br0', '', '5.0.2', [undefined, 'ann']), 'crashes 1');
  assert.is(answers('@ann veth br0 1', 'br0', '', '6.0.6', [undefined, 'ann']), 'no-entry');
  assert.is(answers('@ann veth br0 1', 'br0', '', '5.0.2', ['ann', undefined]), 'granted 1');
});
ask('1.x knows no groups', () =>
  assert.is(answers('@ann veth br0 1; ann veth br0 1', 'br0 br0', '', '1.1.5'), 'granted 2, used-up'),
);
ask('1.x knows the first line only', () =>
  assert.is(answers('ann veth br0 1; ann veth br0 5', 'br0 br0', '', '1.1.5'), 'granted 1, used-up'),
);
ask('up to 2.0.8 bridges count apart', () => {
  assert.is(answers('ann veth br0 1; ann veth br1 1', 'br0 br1', '', '2.0.8'), 'granted 1, granted 2');
  assert.is(answers('ann veth br0 1; ann veth br1 1', 'br0 br1', '', '2.0.9'), 'granted 1, used-up');
});
ask('up to 2.0.8 a nic elsewhere makes it forget', () =>
  assert.is(
    answers('ann veth br0 1; ann veth br1 1', 'br0 br1 br0', '', '1.0.11'),
    'granted 1, granted 2, granted 1',
  ),
);

ask('what it prints', () => {
  const lxcMessage = (file: string) =>
    nicAnswer(parseUsernet('p', file).entries, { name: 'ann', groups: ['ann'] }, [{ bridge: 'br0' }], [], {
      major: 5,
      minor: 0,
      patch: 2,
    }).map((answer) => ('lxcMessage' in answer ? answer.lxcMessage : ''));
  assert.equal(lxcMessage('ann veth br1 1'), ['Quota reached']);
  assert.equal(lxcMessage('@net veth br1 1'), ['lxc-user-nic failed to configure requested network: (null)']);
});

ask.run();

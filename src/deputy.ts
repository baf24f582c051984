import * as fs from 'node:fs';
import type { Order } from './executor/by-deputy.ts';
import { carryOut } from './executor/deputed.ts';
import { answerQuestion } from './host/answer-question.ts';
import type { Question } from './host/question.ts';

// The process that root starts with a user's permissions: it answers questions about files, and changes the
// user's files. One question per line on standard input, one answer per line on standard output, both JSON,
// until the input ends.

const answer = (line: string): string => {
  const asked: Question | Order = JSON.parse(line);
  return JSON.stringify('look' in asked ? answerQuestion(asked) : carryOut(asked));
};

const bytes = Buffer.alloc(64 * 1024);
let parts: Buffer[] = [];
// Tells the parent that the program has been read and runs.
say('null\n');
for (let size = fs.readSync(0, bytes); size > 0; size = fs.readSync(0, bytes)) {
  parts.push(Buffer.from(bytes.subarray(0, size)));
  if (bytes[size - 1] !== 10) continue;
  const line = Buffer.concat(parts).toString('utf8');
  parts = [];
  say(`${answer(line)}\n`);
}

function say(words: string): void {
  for (let rest = Buffer.from(words); rest.length > 0; rest = rest.subarray(fs.writeSync(1, rest)));
}

import { attempt, Unseen } from '../base/unseen.ts';
import { files } from './files.ts';
import { notOwnProcess } from './live.ts';
import type { DeputyAnswer, Question } from './question.ts';

const mine = files(notOwnProcess, 'denied');

/** A deputy's answer to a question about a file. */
export function answerQuestion({ look, path }: Question): DeputyAnswer {
  const value = attempt(() => mine[look](path));
  return value instanceof Unseen ? { unseen: value.message, kind: value.kind } : { value: value ?? null };
}

import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { UsageError } from '../run/options.ts';
import { readFailure } from './read-failure.ts';

/** Characters of a line that are kept. LXC cuts its own at 4096 bytes. */
const longest = 16_384;

/** Milliseconds without input after which a pipe counts as having paused. */
const patience = 3000;

/**
 * The lines of a file of any length, in little memory. Standard input, `-`, may never end, nor may a pipe with a name: it is taken for ended where
 * nothing comes for a while, or at Ctrl-C.
 */
export async function* linesOf(path: string): AsyncIterable<string> {
  const isInput = path === '-';
  const stream = isInput ? process.stdin : createReadStream(path);
  // Such as `<(journalctl -f)`.
  const mayPause = isInput || statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of mayPause ? untilPause(stream) : stream) {
      const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
      rest = (lines.pop() ?? '').slice(0, longest);
      for (const line of lines) yield line.slice(0, longest);
    }
  } catch (error) {
    throw new UsageError(`cannot read ${isInput ? 'standard input' : path}: ${readFailure(error)}`);
  }
  if (rest !== '') yield rest;
}

/** What comes until nothing has come for a while, or a person interrupts. The first may be long in coming. */
async function* untilPause(stream: Readable): AsyncIterable<unknown> {
  let end: (value: 'paused') => void = () => {};
  const interrupted = new Promise<'paused'>((done) => {
    end = done;
  });
  const stop = () => end('paused');
  process.once('SIGINT', stop);
  const chunks = stream[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  try {
    for (let heard = false; ; heard = true) {
      const pause = new Promise<'paused'>((done) => {
        if (heard) timer = setTimeout(done, patience, 'paused');
      });
      const next = await Promise.race([chunks.next(), pause, interrupted]);
      clearTimeout(timer);
      if (next === 'paused' || next.done) return;
      yield next.value;
    }
  } finally {
    process.off('SIGINT', stop);
    // Whoever writes is told that nobody reads any more.
    stream.destroy();
  }
}

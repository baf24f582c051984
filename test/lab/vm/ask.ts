import type { Socket } from 'node:net';

/** Sends words to a socket, and waits until what comes back makes sense. */
export const ask = <T>(
  socket: Socket,
  words: string,
  seconds: number,
  sense: (text: string) => T | undefined,
): Promise<T> =>
  new Promise((done, fail) => {
    let text = '';
    const heard = (chunk: Buffer) => {
      text += chunk;
      const found = sense(text);
      if (found !== undefined) end(() => done(found));
    };
    const failed = (error: Error) => end(() => fail(error));
    const timer = setTimeout(() => failed(new Error(`no answer in ${seconds} s`)), seconds * 1000);
    const end = (last: () => void) => {
      clearTimeout(timer);
      socket.off('data', heard).off('error', failed);
      last();
    };
    socket.on('data', heard).on('error', failed);
    socket.write(words);
  });

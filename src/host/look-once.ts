import type { Host } from './host.ts';

/** How many answers of one kind are cached at a time: a user may have 10,000 containers. */
const kept = 1000;

/** Characters: longer texts are not cached. */
const longest = 16 * 1024;

/**
 * The same machine with a cache for repeated reads: reading as another account is a round trip to another
 * process, and many facts ask about the same files.
 */
export function lookOnce(host: Host): Host {
  return {
    ...host,
    read: once(host.read, (text) => (text?.length ?? 0) <= longest),
    stat: once(host.stat),
    link: once(host.link),
    program: once(host.program),
    as: (who) => lookOnce(host.as(who)),
  };
}

/**
 * The same machine, where each program runs once: it runs as the caller, whichever account files are read as.
 */
export function askOnce(original: Host): Host {
  const ask = once(original.ask);
  const through = (host: Host): Host => ({ ...host, ask, as: (who) => through(host.as(who)) });
  return through(original);
}

function once<Q extends string | readonly string[], A>(
  look: (question: Q) => A,
  isKept: (answer: A) => boolean = () => true,
): (question: Q) => A {
  const known = new Map<string, A>();
  return (question) => {
    const key = typeof question === 'string' ? question : question.join('\0');
    // Sound: every key maps to the answer to its question.
    if (known.has(key)) return known.get(key) as A;
    const answer = look(question);
    if (known.size >= kept) known.clear();
    if (isKept(answer)) known.set(key, answer);
    return answer;
  };
}

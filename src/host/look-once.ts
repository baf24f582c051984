import type { Host } from './host.ts';

/** So many answers of one kind are kept at a time: a user may have 10,000 containers. */
const kept = 1000;

/**
 * The same machine, where what is asked again soon is not looked up again: whoever looks for another account asks a process
 * of his, and many facts ask about the same folders. A file's text is not kept: it may be long.
 */
export function lookOnce(original: Host): Host {
  // A program answers the caller, whoever's permissions files are looked at with.
  const asked = once(original.ask);
  const through = (host: Host): Host => ({
    ...host,
    stat: once(host.stat),
    link: once(host.link),
    ask: asked,
    as: (who) => through(host.as(who)),
  });
  return through(original);
}

function once<Q extends string | readonly string[], A>(look: (question: Q) => A): (question: Q) => A {
  const known = new Map<string, A>();
  return (question) => {
    const key = typeof question === 'string' ? question : question.join('\0');
    if (known.has(key)) return known.get(key) as A;
    const answer = look(question);
    if (known.size >= kept) known.clear();
    known.set(key, answer);
    return answer;
  };
}

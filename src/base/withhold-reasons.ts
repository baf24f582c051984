import { endOfString } from './end-of-string.ts';

/**
 * The text of lxc-lint.json without its comments, and without the reasons for accepted findings. A string may
 * contain what looks like a comment, and a comment may stand between any two tokens, so the text is read
 * token by token.
 */
export function withoutReasons(text: string): string {
  const parts: string[] = [];
  const mark = /"|:|,|\/\/|\/\*/g;
  let [from, key] = [0, ''];
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const word = text.slice(found.index, endOfWord(text, found.index));
    parts.push(text.slice(from, found.index), shown(word, key));
    from = mark.lastIndex = found.index + word.length;
    if (!isComment(word)) key = word === ':' ? key + word : word;
  }
  return parts.join('') + text.slice(from);
}

/** The length of the text where the token has no end. */
function endOfWord(text: string, start: number): number {
  const after = (end: number) => (end === -1 ? text.length : end + 2);
  if (text[start] === '"') return Math.min(endOfString(text, start + 1) + 1, text.length);
  if (text.startsWith('/*', start)) return after(text.indexOf('*/', start + 2));
  return text.startsWith('//', start) ? start + text.slice(start).search(/[\r\n]|$/) : start + 1;
}

/** `key` is the last token, with the colon after it. */
function shown(word: string, key: string): string {
  if (isComment(word)) return withoutWords(word);
  return word.startsWith('"') && key === '"reason":' ? '"***"' : word;
}

const isComment = (word: string): boolean => word.startsWith('/');

/** Keeps every line in place. */
function withoutWords(comment: string): string {
  const closing = comment.length >= 4 && comment.startsWith('/*') && comment.endsWith('*/') ? '*/' : '';
  const words = comment.slice(2, comment.length - closing.length);
  return comment.slice(0, 2) + words.replace(/\S(?:[^\r\n]*\S)?/g, '***') + closing;
}

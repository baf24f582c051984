/**
 * A line of a config without its secrets. The values in `lxc.environment` are often passwords: they are
 * masked before anything can quote or record the line.
 */
export function redact(text: string): string {
  if (!/environment/i.test(text)) return text;
  let open = false;
  const parts = text.split('\r').map((part) => {
    // Up to LXC 2.1 the text after a carriage return is part of the value; in any case it is not a key.
    if (open && part !== '' && !/^[ \t]*lxc\./.test(part)) return '***';
    const kept = keptOf(part);
    open = kept !== undefined;
    return kept ?? part;
  });
  return parts.join('\r');
}

const secret = 'environment';

/**
 * Up to the second `=`, or the first if the key is malformed (`lxc.environment: NAME=...`). A closing quote
 * is kept.
 */
function keptOf(part: string): string | undefined {
  const equals = part.indexOf('=');
  const head = part.slice(0, Math.max(equals, 0)).trimEnd().toLowerCase();
  if (!head.includes(secret)) return undefined;
  const behind = head.slice(head.lastIndexOf(secret) + secret.length);
  const kept = part.indexOf('=', /^[\w.]*$/.test(behind) ? equals + 1 : equals) + 1;
  if (kept === 0) return undefined;
  return `${part.slice(0, kept)}***${closingQuote(part)}`;
}

/** The quote at the end of a text, if there is one. */
export function closingQuote(text: string): string {
  const last = text.trimEnd().at(-1) ?? '';
  return last === '"' || last === "'" ? last : '';
}

/**
 * A line of a config without its secrets. The values in `lxc.environment` are often passwords: they are blanked before
 * anything can quote the line, or write it down.
 */
export function redact(text: string): string {
  if (!/environment/i.test(text)) return text;
  let open = false;
  const parts = text.split('\r').map((part) => {
    // What follows a carriage return belongs to the value up to 2.1, and is no key at any rate.
    if (open && part !== '' && !/^[ \t]*lxc\./.test(part)) return '***';
    const kept = keptOf(part);
    open = kept !== undefined;
    return kept ?? part;
  });
  return parts.join('\r');
}

const secret = 'environment';

/** Up to the second `=`, or up to the first if the key is odd (`lxc.environment: NAME=...`). A closing quote stays. */
function keptOf(part: string): string | undefined {
  const equals = part.indexOf('=');
  const head = part.slice(0, Math.max(equals, 0)).trimEnd().toLowerCase();
  if (!head.includes(secret)) return undefined;
  const behind = head.slice(head.lastIndexOf(secret) + secret.length);
  const kept = part.indexOf('=', /^[\w.]*$/.test(behind) ? equals + 1 : equals) + 1;
  if (kept === 0) return undefined;
  return `${part.slice(0, kept)}***${closingQuote(part)}`;
}

/** The quote that a text ends with, if it does. */
export function closingQuote(text: string): string {
  const last = text.trimEnd().at(-1) ?? '';
  return last === '"' || last === "'" ? last : '';
}

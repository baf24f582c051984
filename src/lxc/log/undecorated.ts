/** Colours and other orders to a terminal: CSI, OSC, and two-byte escapes (ECMA-48). */
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&#39;': "'",
};

/** Quotes of mails and forums, bullets, arrows, and line numbers. A shell’s prompt stays: it tells where a run begins. */
const decoration = /^(?:[ \t]*(?:>|[-=]+>|\||[*•·-](?= )|\d{1,5}[.):|](?= )))+[ \t]?/;

/** `Nov 26 19:45:30 host lxc-start[123]: `, in the forms of syslog and of `journalctl -o short-iso`. */
const journal =
  /^(?:[A-Za-zÀ-ž]{3,9}\.? {1,2}\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d+)?|\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})) \S+ ([^\s[:]+)(?:\[\d+\])?: /;

/** Seconds since boot, as the kernel’s own log has them. */
const dmesg = /^\[ *\d+\.\d+\] /;

/**
 * A line of a text without what was put around it by whoever handed it on: terminal, mail, forum, journal, or the
 * kernel’s log.
 */
export function undecorated(raw: string): string {
  let text = raw;
  if (text.includes('\u001b')) text = text.replace(escapes, '');
  if (text.includes('&')) text = text.replace(/&(?:quot|lt|gt|amp|#39);/g, (each) => entities[each] ?? each);
  return text.replace(decoration, '').replace(journal, '').replace(dmesg, '').trim();
}

import { type Phrase, phrase } from '../../../base/phrase.ts';
import { parseUnsigned } from '../../c-number.ts';
import { atLeast, type Version } from '../../version.ts';
import { invalid, quoted, type ValueCheck } from './diagnostic.ts';
import { arches32, arches64, capabilities, levels, namespaceNames, signals } from './words.ts';

/** `lxc_config_parse_arch`. Before 4.0.9 an unknown word was a warning, and an empty one was accepted. */
export const arch: ValueCheck = ({ value, version }) => {
  if (!atLeast(version, 4, 0, 9) || [...arches32, ...arches64].includes(value)) return undefined;
  if (atLeast(version, 6) && ['x32', 'loongarch64'].includes(value)) return undefined;
  // Debian's 6.0.4 has it before LXC's own.
  if (atLeast(version, 6, 0, 4) && value === 'loong64') return undefined;
  return invalid(phrase`unknown architecture ${quoted(value)}`, `Unsupported personality "${value}"`);
};

/** `sig_parse`: any number, or a name with its SIG. From SIGRTMIN to SIGRTMAX there are 30 steps. */
export const signal: ValueCheck = ({ value }) => {
  if (/^\d/.test(value) && (parseUnsigned(value) ?? 2 ** 31) < 2 ** 31) return undefined;
  const name = /^sig(.{1,12})$/i.exec(value)?.[1]?.toLowerCase() ?? '';
  const [, steps = '-'] = /^rt(?:min\+|max-)(\d.*)$/.exec(name) ?? [];
  if (signals.includes(name) || (parseUnsigned(steps) ?? 31) <= 30) return undefined;
  return invalid(phrase`${quoted(value)} is not a signal: LXC expects a name such as SIGPWR, or a number`);
};

/** Level 9 stands for "not set", and liblxc turns an unknown word into it. */
export const logLevel: ValueCheck = ({ value }) => {
  const number = /^\d/.test(value) ? parseUnsigned(value) : levelOf(value);
  if (number !== undefined && number < 9) return undefined;
  return invalid(
    phrase`unknown log level ${quoted(value)}`,
    isInt(number) ? `Invalid log priority ${number}` : undefined,
  );
};

const isInt = (number = 2 ** 31): boolean => number < 2 ** 31;

const levelOf = (word: string): number => {
  const at = levels.indexOf(word.toLowerCase());
  return at === -1 ? 9 : at;
};

export const syslog: ValueCheck = ({ value }) =>
  /^(?:daemon|local[0-7])$/i.test(value)
    ? undefined
    : invalid(phrase`unknown syslog facility ${quoted(value)}: LXC accepts daemon and local0 to local7`);

/** `allowed_auto_mounts` in `set_config_mount_auto`. */
export const autoMounts: ValueCheck = ({ value, version }) => {
  const wrong = blanks(value).find((word) => !isMount(word, version));
  if (wrong === undefined) return undefined;
  const shown = atLeast(version, 2, 1) ? `"${wrong}"` : wrong;
  const lxcMessage = `Invalid filesystem to automount${atLeast(version, 2, 1) ? '' : ':'} ${shown}`;
  return invalid(phrase`lxc.mount.auto does not support ${quoted(wrong)}`, lxcMessage, { word: wrong });
};

function isMount(word: string, version: Version): boolean {
  if (/^(?:proc(?::mixed|:rw)?|sys(?::ro|:rw)?|cgroup(?:-full)?(?::mixed|:ro|:rw)?)$/.test(word)) return true;
  if (word === 'sys:mixed') return atLeast(version, 1, 1);
  if (/^cgroup(?:-full)?(?::mixed|:ro|:rw)?:force$/.test(word)) return knowsForce(version);
  if (/^cgroup2(?::ro)?(?::force)?$/.test(word)) return atLeast(version, 4, 0, 12);
  return word.startsWith('shmounts:') && atLeast(version, 4);
}

const knowsForce = (version: Version): boolean =>
  atLeast(version, 3) || (atLeast(version, 2, 0, 10) && !atLeast(version, 2, 1));

/** `add_cap_entry`, since 4.0.11. Dropping and keeping exclude each other; an empty value clears both lists. */
export const caps: ValueCheck = ({ key, value, version, above }) => {
  if (!atLeast(version, 4, 0, 11)) return undefined;
  const mode = key.name === 'lxc.cap.keep' ? 'keep' : 'drop';
  if (above.caps !== undefined && above.caps !== mode)
    return invalid(capsClash, capsClashMessage, { onKey: true, dependsOnEarlier: true });
  const wrong = blanks(value).find((word) => !isCapability(word) && !(word === 'none' && mode === 'keep'));
  if (wrong !== undefined) return invalid(unknownCap(wrong), badCapMessage(wrong), { word: wrong });
  if (mode === 'keep' || blanks(value).length > 0) above.caps = mode;
  return undefined;
};

const unknownCap = (word: string): Phrase =>
  /^cap_/i.test(word)
    ? phrase`unknown capability ${quoted(word)}: LXC expects mknod, not CAP_MKNOD`
    : phrase`unknown capability ${quoted(word)}`;
const capsClash = phrase`lxc.cap.keep and lxc.cap.drop cannot be combined: an empty value clears the list`;
const capsClashMessage = 'Keeping and dropping capabilities are mutually exclusive';
const badCapMessage = (word: string): string =>
  word === 'none' ? 'The "none" keyword is only valid when keeping caps' : 'Invalid capability specified';

/** By number, up to the last one the kernel has: 40 since Linux 5.9. */
const isCapability = (word: string): boolean =>
  capabilities.includes(word) || (parseUnsigned(word) ?? 41) <= 40;

/** The names as in /proc/PID/ns, in any case. Cloning and keeping exclude each other. */
export const namespaces: ValueCheck = ({ key, value, version, above }) => {
  const mode = key.name === 'lxc.namespace.keep' ? 'keep' : 'clone';
  if (above.namespaces !== undefined && above.namespaces !== mode) {
    return invalid(phrase`lxc.namespace.clone and lxc.namespace.keep cannot be combined`, namespacesMessage, {
      onKey: true,
      dependsOnEarlier: true,
    });
  }
  const wrong = blanks(value).find((word) => !isNamespace(word.toLowerCase(), version));
  if (wrong !== undefined)
    return invalid(phrase`unknown namespace ${quoted(wrong)}`, `Invalid namespace name "${wrong}"`, {
      word: wrong,
    });
  if (blanks(value).length > 0) above.namespaces = mode;
  return undefined;
};

const namespacesMessage = 'Cannot set both "lxc.namespace.clone" and "lxc.namespace.keep"';

/** Of time there are namespaces since LXC 4.0.7. */
export const isNamespace = (word: string, version: Version): boolean =>
  namespaceNames.includes(word) && (word !== 'time' || atLeast(version, 4, 0, 7));

const blanks = (value: string): string[] => value.split(/[ \t]/).filter((word) => word !== '');

import { phrase } from '../../base/phrase.ts';
import type { Mount } from '../../facts/machine/mounts.ts';
import { type Command, type Fix, manual, root } from '../../model/action.ts';

/** Remounts it without this option, and with all others as they are. It may be set on purpose, so a person must confirm. */
export function remount({ point, options }: Mount, option: string): Fix {
  if (!options.includes(option)) return manual(phrase`remount ${point} without ${option}`);
  const kept = options.filter((each) => flags.includes(each));
  const mount = (...words: readonly string[]): Command => [
    'mount',
    '-o',
    ['remount', 'bind', ...words].join(','),
    point,
  ];
  return {
    safety: 'unsafe',
    title: phrase`remount ${point} without ${option}, until the next boot; to keep that, change /etc/fstab as well`,
    actions: [
      {
        do: 'run',
        by: root,
        before: mount(...kept),
        // An option that is left out stays as it is: it must be negated by name.
        after: mount(...kept.map((each) => (each === option ? opposite(each) : each))),
      },
    ],
  };
}

const opposite = (option: string) => (option === 'ro' ? 'rw' : option.replace(/^no/, ''));

/** The options that mount(8) accepts for a single mount. */
const flags = ['rw', 'ro', 'nosuid', 'nodev', 'noexec', 'noatime', 'nodiratime', 'relatime', 'nosymfollow'];

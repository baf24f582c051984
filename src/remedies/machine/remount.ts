import { phrase } from '../../base/phrase.ts';
import type { Mount } from '../../facts/machine/mounts.ts';
import { type Command, type Fix, manual, root } from '../../model/action.ts';

/** Mounts it again without this option, with all others as they are. Somebody may have meant it, so that is for a person to say. */
export function remount({ point, options }: Mount, option: string): Fix {
  if (!options.includes(option)) return manual(phrase`mount ${point} without ${option}`);
  const kept = options.filter((each) => flags.includes(each));
  const mount = (...words: readonly string[]): Command => [
    'mount',
    '-o',
    ['remount', 'bind', ...words].join(','),
    point,
  ];
  return {
    safety: 'unsafe',
    title: phrase`mount ${point} without ${option} until the next boot; /etc/fstab must say the same`,
    actions: [
      {
        do: 'run',
        by: root,
        before: mount(...kept),
        // What is left out stays as it is: it has to be taken back by name.
        after: mount(...kept.map((each) => (each === option ? opposite(each) : each))),
      },
    ],
  };
}

const opposite = (option: string) => (option === 'ro' ? 'rw' : option.replace(/^no/, ''));

/** What mount(8) takes for a single mount. */
const flags = ['rw', 'ro', 'nosuid', 'nodev', 'noexec', 'noatime', 'nodiratime', 'relatime', 'nosymfollow'];

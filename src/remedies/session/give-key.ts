import { phrase } from '../../base/phrase.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { type Manual, manual } from '../../model/action.ts';

/**
 * Which key may log in is a person's to say. su(1) writes it with the user's permissions, and in a session without the
 * terminal, where a link of the user's leads to nothing of root's.
 */
export const giveKey = (name: string, sudo: boolean): Manual =>
  manual(
    phrase`authorize the keys that you log in with yourself, or set a password: passwd ${name}`,
    `${shellWords([...(sudo ? ['sudo'] : []), 'su', '-', name, '-c', append])} <~/.ssh/authorized_keys`,
  );

const append = 'umask 77; mkdir -p .ssh; cat >>.ssh/authorized_keys';

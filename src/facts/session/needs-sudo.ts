import type { Fact } from '../../model/fact.ts';

/** Whether what is printed for root to paste needs `sudo`: whoever pastes it is another user, or became root that way for a moment. */
export const needsSudo: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: ({ caller }) => caller.uid !== 0 || caller.env.SUDO_USER !== undefined,
};

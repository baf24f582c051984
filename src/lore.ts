import { rules } from '../rules/index.ts';
import type { Lore } from './explain/catalogue.ts';

/** Everything that this program knows: the rules, and on demand what LXC prints and why. */
export const lore: Lore = {
  rules,
  known: async () => {
    const [{ causes }, { foundBy }, { consequences }, { noise }] = await Promise.all([
      import('../causes/index.ts'),
      import('./found-by.ts'),
      import('./lxc/log/consequences.ts'),
      import('./lxc/log/noise.ts'),
    ]);
    return { rules, foundBy, causes, consequences, noise };
  },
};

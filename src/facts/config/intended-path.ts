import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';
import { home } from '../account/home.ts';
import { shippedConfig, shippedName } from '../install/shipped-configs.ts';

/** The one file that was meant by the path of an include, where LXC finds none: it knows neither `~` nor variables. */
export const intendedPath: Fact<'container', (words: string) => string | undefined> = {
  subject: 'container',
  gather:
    (_host, { config }, know) =>
    (words) => {
      const name = shippedName(words);
      const today = name && know(shippedConfig)(name);
      if (today) return today;
      const own = attempt(() => know(home));
      const homes = own instanceof Unseen ? [] : [own.replace(/\/$/, '')];
      const [, inHome] = /^(?:~|\$HOME|\$\{HOME\})\/+([^/].*)$/s.exec(words) ?? [];
      const beside = config.slice(0, config.lastIndexOf('/'));
      const relative = words.startsWith('/') ? [] : [beside, ...homes].map((folder) => `${folder}/${words}`);
      const paths = inHome === undefined ? relative : homes.map((each) => `${each}/${inHome}`);
      const there = paths.filter((path) => {
        const stat = attempt(() => know(configHost).stat(path));
        return !(stat instanceof Unseen) && stat?.kind === 'file';
      });
      return there.length === 1 ? there[0] : undefined;
    },
};

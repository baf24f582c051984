import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';
import { home } from '../account/home.ts';
import { shippedConfig, shippedName } from '../install/shipped-configs.ts';

/** The one existing file that the path of an include probably means: LXC expands neither `~` nor variables. */
export const intendedPath: Fact<'container', (path: string) => string | undefined> = {
  subject: 'container',
  gather:
    (_host, { config }, know) =>
    (written) => {
      const name = shippedName(written);
      const installed = name && know(shippedConfig)(name);
      if (installed) return installed;
      const own = attempt(() => know(home));
      const homes = own instanceof Unseen ? [] : [own.replace(/\/$/, '')];
      const [, inHome] = /^(?:~|\$HOME|\$\{HOME\})\/+([^/].*)$/s.exec(written) ?? [];
      const beside = config.slice(0, config.lastIndexOf('/'));
      const relative = written.startsWith('/')
        ? []
        : [beside, ...homes].map((folder) => `${folder}/${written}`);
      const paths = inHome === undefined ? relative : homes.map((each) => `${each}/${inHome}`);
      const existing = paths.filter((path) => {
        const stat = attempt(() => know(configHost).stat(path));
        return !(stat instanceof Unseen) && stat?.kind === 'file';
      });
      return existing.length === 1 ? existing[0] : undefined;
    },
};

import { versionOfFile } from '../../lxc/cgroup-version.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { settings } from '../config/config.ts';
import { fileOf } from './ignored-limits.ts';

/** A limit for one version of cgroups, whose file only the other has: no host sets it. */
export interface MisplacedLimit {
  readonly limit: Statement;
  readonly file: string;
  /** The version that the file belongs to. */
  readonly version: 1 | 2;
}

/** Those of a file on its own. On a host the one version that it has decides what becomes of a limit. */
export const misplacedLimits: Fact<'container', readonly MisplacedLimit[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    if (!know(configOnly)) return [];
    const { limits, limits2 } = know(settings);
    const wrong = (all: readonly Statement[], version: 1 | 2): MisplacedLimit[] =>
      all
        .map((limit) => ({ limit, file: fileOf(limit), version }))
        .filter(({ file }) => versionOfFile(file) === version);
    return [...wrong(limits, 2), ...wrong(limits2, 1)];
  },
};

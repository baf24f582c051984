import type { Causes } from '../model/cause.ts';
import { compareStages } from '../model/stage.ts';
import type { Exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import type { CausesOptions } from '../run/options.ts';
import { listed } from './listed.ts';

/** Lists the causes that no rule sees. */
export const listCauses = (options: CausesOptions, causes: Causes, io: Io): Exit =>
  listed(
    Object.entries(causes)
      .map(([id, { stage, who, releases = null, only = null, foundBy = [], title }]) => ({
        id,
        stage,
        who,
        releases,
        only,
        foundBy,
        title,
      }))
      .sort((a, b) => compareStages(a.stage, b.stage)),
    options,
    io,
  );

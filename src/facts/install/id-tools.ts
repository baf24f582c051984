import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { needsGrants } from '../account/needs-grants.ts';
import { type Program, programs } from './programs.ts';

/** newuidmap and newgidmap: the programs that write id maps on behalf of users. */
export interface IdTool {
  readonly name: 'newuidmap' | 'newgidmap';
  /** The one that the user may execute. */
  readonly found: Program | undefined;
  /** One that the user may not execute, if there is no other. */
  readonly shut: Program | undefined;
}

export const idTools: Fact<'user', readonly IdTool[]> = {
  subject: 'user',
  gather: (_host, { name }, know) => {
    if (!know(needsGrants))
      throw new Unseen(phrase`${name} maps only their own UID and GID`, 'not-applicable');
    const { find } = know(programs);
    return (['newuidmap', 'newgidmap'] as const).map((tool) => {
      const program = find(tool);
      return program?.runs
        ? { name: tool, found: program, shut: undefined }
        : { name: tool, found: undefined, shut: program };
    });
  },
};

import type { Fact } from '../fact.ts';
import { attempt, blocked, Unseen } from '../unseen.ts';
import { needsGrants } from './needs-grants.ts';
import { type Program, type Programs, programs } from './programs.ts';

/** newuidmap and newgidmap: the programs that write id maps on behalf of users. */
export interface IdTool {
  readonly name: 'newuidmap' | 'newgidmap';
  /** The one that the user may execute. */
  readonly found: Program | undefined;
  /** One that he may not execute, where there is no other. */
  readonly shut: Program | undefined;
}

export const idTools: Fact<'user', readonly IdTool[]> = {
  of: 'user',
  look: (_host, { name }, know) => {
    if (!know(needsGrants)) throw new Unseen(`${name} maps nobody but himself`, 'skipped');
    const { find } = know(programs);
    return (['newuidmap', 'newgidmap'] as const).map((tool) => {
      const program = find(tool);
      return program?.runs
        ? { name: tool, found: program, shut: undefined }
        : { name: tool, found: undefined, shut: program };
    });
  },
};

export interface PrivilegedTool extends Program {
  readonly name: IdTool['name'];
  /** File capabilities as getcap spells them; Unseen where it could not be asked. */
  readonly capabilities: string | Unseen;
  /** The next one on the PATH, where that is setuid root: it would be found if this one were not. */
  readonly behind: Program | undefined;
}

/** The same two, where both are there, with what makes them more than the user who runs them. */
export const idToolPrivileges: Fact<'user', readonly PrivilegedTool[]> = {
  of: 'user',
  look: (host, _user, know) => {
    const tools = know(idTools).map(({ name, found }) => {
      if (!found) throw blocked('uidmap-installed', `${name} is not there`);
      return { name, ...found };
    });
    const paths = tools.map(({ path }) => path);
    // Only where the setuid bit does not settle it: asking starts a program.
    const plain = tools.some(({ mode }) => (mode & 0o4000) === 0);
    const asked = plain
      ? attempt(() => host.ask(['getcap', ...(paths as [string, ...string[]])]))
      : undefined;
    return tools.map((tool) => ({
      ...tool,
      capabilities: capabilitiesOf(tool, asked),
      behind: (tool.mode & 0o4000) === 0 ? behind(tool, know(programs)) : undefined,
    }));
  },
};

function behind(tool: Program, programs: Programs): Program | undefined {
  const next = attempt(() => programs.behind(tool));
  return next && !(next instanceof Unseen) && (next.mode & 0o4000) !== 0 && next.uid === 0 ? next : undefined;
}

function capabilitiesOf(
  { path, mode }: Program,
  asked: { out: string } | Unseen | undefined,
): string | Unseen {
  if (asked instanceof Unseen) return asked;
  if (asked === undefined)
    return (mode & 0o4000) === 0
      ? new Unseen(`${path}: getcap is not installed, so its file capabilities are not known`)
      : '';
  const line = asked.out.split('\n').find((each) => each.startsWith(`${path} `));
  // Older releases of libcap put an equals sign between the two.
  return line?.slice(path.length + 1).replace(/^= /, '') ?? '';
}

import { isSetuidRoot } from '../../base/file-mode.ts';
import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import { hasCapability } from '../../lxc/capabilities.ts';
import type { Fact } from '../../model/fact.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { packageManager } from '../machine/package-manager.ts';
import { fileCapabilities } from './file-capabilities.ts';
import { type IdTool, idTools } from './id-tools.ts';
import { type Program, type Programs, programs } from './programs.ts';

/** One of the two, and where it has its privileges from. */
export interface PrivilegedTool extends Program {
  readonly name: IdTool['name'];
  /** File capabilities as getcap spells them. */
  readonly capabilities: string;
  /** The mount that it is on, if that is nosuid: setuid bit and file capabilities then have no effect, see mount(8). */
  readonly nosuid: Mount | undefined;
  readonly gap: PrivilegeGap | undefined;
  /** The next one on the PATH, if that is setuid root: it would be found without this one. */
  readonly behind: Program | undefined;
}

/** Its file system is mounted nosuid, its file capabilities override its setuid bit, or it has neither of the two. */
export type PrivilegeGap = 'nosuid' | 'file-capabilities' | 'unprivileged';

/** The capability that a tool needs, of all that the setuid bit gives it. */
export const neededCapability = ({ name }: Pick<PrivilegedTool, 'name'>): 'cap_setuid' | 'cap_setgid' =>
  name === 'newuidmap' ? 'cap_setuid' : 'cap_setgid';

/** Both of them, if both are installed. */
export const idToolPrivileges: Fact<'user', readonly PrivilegedTool[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const tools = know(idTools).map(({ name, found }) => {
      if (!found) throw blocked('uidmap-installed', phrase`${name} is not installed`);
      return { name, ...found };
    });
    const { of } = know(fileCapabilities);
    return tools.map((tool) => {
      const capabilities = known(tool, of(tool.path));
      const nosuid = know(mountedWith)(tool.path, 'nosuid');
      return {
        ...tool,
        capabilities,
        nosuid,
        gap: nosuid ? 'nosuid' : gapOf({ ...tool, capabilities }, () => know(packageManager).keepsRoot),
        behind: (tool.mode & 0o4000) === 0 ? behind(tool, know(programs)) : undefined,
      };
    });
  },
};

/** A host without getcap has no setcap either, so a setuid program hardly has file capabilities. */
function known({ path, mode }: Program, capabilities: string | undefined): string {
  if (capabilities !== undefined) return capabilities;
  if ((mode & 0o4000) !== 0) return '';
  throw new Unseen(phrase`the file capabilities of ${path} are unknown, as getcap is not installed`);
}

/** With file capabilities of its own, a program owned by root gets those instead of all: capabilities(7). */
function gapOf(
  tool: Program & Pick<PrivilegedTool, 'name' | 'capabilities'>,
  keepsRoot: () => true | undefined,
): PrivilegeGap | undefined {
  const has = hasCapability(tool.capabilities, neededCapability(tool));
  if (!isSetuidRoot(tool)) return has ? undefined : 'unprivileged';
  if (tool.capabilities === '') return undefined;
  if (has && !keepsRoot())
    throw new Unseen(
      phrase`cannot tell whether ${tool.path} works with its file capability beside the setuid bit`,
    );
  return 'file-capabilities';
}

function behind(tool: Program, programs: Programs): Program | undefined {
  const next = attempt(() => programs.behind(tool));
  return next && !(next instanceof Unseen) && (next.mode & 0o4000) !== 0 && next.uid === 0 ? next : undefined;
}

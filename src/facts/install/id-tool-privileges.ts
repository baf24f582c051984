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

/** One of the two, and what makes it more than the user who runs it. */
export interface PrivilegedTool extends Program {
  readonly name: IdTool['name'];
  /** File capabilities as getcap spells them. */
  readonly capabilities: string;
  /** The mount that it is on, where neither a setuid bit nor a file capability has any effect: mount(8). */
  readonly nosuid: Mount | undefined;
  readonly lack: PrivilegeGap | undefined;
  /** The next one on the PATH, where that is setuid root: it would be found if this one were not. */
  readonly behind: Program | undefined;
}

/** Its file system is mounted nosuid, its file capabilities overrule its setuid bit, or it has nothing of the kind. */
export type PrivilegeGap = 'nosuid' | 'overruled' | 'plain';

/** What a tool needs of all that the setuid bit would give it. */
export const neededCapability = ({ name }: Pick<PrivilegedTool, 'name'>): 'cap_setuid' | 'cap_setgid' =>
  name === 'newuidmap' ? 'cap_setuid' : 'cap_setgid';

/** Both of them, where both are there. */
export const idToolPrivileges: Fact<'user', readonly PrivilegedTool[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const tools = know(idTools).map(({ name, found }) => {
      if (!found) throw blocked('uidmap-installed', phrase`${name} does not exist`);
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
        lack: nosuid ? 'nosuid' : lackOf({ ...tool, capabilities }, () => know(packageManager).keepsRoot),
        behind: (tool.mode & 0o4000) === 0 ? behind(tool, know(programs)) : undefined,
      };
    });
  },
};

/** Who has no getcap has no setcap either, and hardly a file capability where the setuid bit does without. */
function known({ path, mode }: Program, capabilities: string | undefined): string {
  if (capabilities !== undefined) return capabilities;
  if ((mode & 0o4000) !== 0) return '';
  throw new Unseen(phrase`${path}: getcap is not installed, so its file capabilities are unknown`);
}

/** With file capabilities of its own, a program of root's gets those instead of all: capabilities(7). */
function lackOf(
  tool: Program & Pick<PrivilegedTool, 'name' | 'capabilities'>,
  keepsRoot: () => true | undefined,
): PrivilegeGap | undefined {
  const has = hasCapability(tool.capabilities, neededCapability(tool));
  if (!isSetuidRoot(tool)) return has ? undefined : 'plain';
  if (tool.capabilities === '') return undefined;
  if (has && !keepsRoot())
    throw new Unseen(
      phrase`cannot tell whether the file capability of ${tool.path} is enough: it depends on how it was built`,
    );
  return 'overruled';
}

function behind(tool: Program, programs: Programs): Program | undefined {
  const next = attempt(() => programs.behind(tool));
  return next && !(next instanceof Unseen) && (next.mode & 0o4000) !== 0 && next.uid === 0 ? next : undefined;
}

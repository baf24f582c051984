import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Elf } from '../../host/program.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import {
  type ExecFault,
  type ExecView,
  execFault,
  type FormatFault,
  isFormatFault,
} from '../access/exec-fault.ts';
import { runsHere } from '../machine/architecture.ts';
import { type Init, init } from './init.ts';
import { mountTargets } from './mount-faults.ts';
import { inRootfs, rootDirectory } from './rootfs.ts';

/** Why LXC cannot execute an init, or why it ends at once. */
export type InitFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-executable' }
  /** `needs` is an interpreter or a loader. */
  | { readonly kind: 'no-interpreter'; readonly needs: string; readonly why: LackOf }
  /** `shell` is why /bin/sh, to which execvp(3) gives it, cannot be executed either, if that is known. */
  | { readonly kind: 'foreign'; readonly elf: Elf; readonly shell: ExecFault | undefined }
  | { readonly kind: 'empty'; readonly shell: ExecFault | undefined };

type LackOf = Exclude<ExecFault, FormatFault>['kind'];

export const initFault: Fact<'container', InitFault | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const found = know(init);
    if (found === undefined) return undefined;
    const fault = found.state === 'there' ? programFault(found, know) : { kind: found.state };
    if (fault) refuseIfMounted('needs' in fault ? fault.needs : found.path, know);
    return fault;
  },
};

function programFault({ path }: Init, know: Know<'container'>): InitFault | undefined {
  // Where it cannot execute one, execvp(3) goes on to the next directory of PATH.
  if (!path.includes('/')) return undefined;
  const view: ExecView = {
    find: know(inRootfs),
    program: (real) => know(asUser).program(real),
    mayExecute: (_real, { mode }) => (mode & 0o111) !== 0,
    runsHere: know(runsHere),
  };
  const start = path.startsWith('/') ? path : `/${path}`;
  const fault = execFault(start, view);
  if (fault === undefined) return undefined;
  return isFormatFault(fault) ? shellFault(fault, start, view) : lacking(fault);
}

const lacking = ({ path, kind }: Exclude<ExecFault, FormatFault>): InitFault => ({
  kind: 'no-interpreter',
  needs: path,
  why: kind,
});

/** What the kernel does not know execvp(3) gives to the shell of the container. */
function shellFault(fault: FormatFault, start: string, view: ExecView): InitFault | undefined {
  const shell = attempt(() => execFault('/bin/sh', view));
  const known = shell instanceof Unseen ? undefined : shell;
  // A shell that gets a program, or nothing, ends.
  if (fault.path === start && fault.kind === 'foreign')
    return { kind: 'foreign', elf: fault.elf, shell: known };
  if (fault.path === start && fault.kind === 'empty') return { kind: 'empty', shell: known };
  if (shell instanceof Unseen) throw shell;
  if (shell?.kind === 'foreign') return { kind: 'foreign', elf: shell.elf, shell };
  if (shell !== undefined && !isFormatFault(shell)) return lacking(shell);
  if (shell === undefined && fault.path === start && fault.kind === 'text') return undefined;
  throw new Unseen(phrase`what /bin/sh of the container makes of ${start}`);
}

/** What is mounted there may have it. */
function refuseIfMounted(path: string, know: Know<'container'>): void {
  const paths = [path, know(inRootfs)(path).real.slice(know(rootDirectory).length)];
  const target = know(mountTargets).find((each) =>
    paths.some((one) => one === each || one.startsWith(`${each}/`)),
  );
  if (target !== undefined) throw new Unseen(phrase`whether what is mounted on ${target} has ${path}`);
}

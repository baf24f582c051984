import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Elf, Program } from '../../host/program.ts';

/** Where a program is executed: in a container, or on the host. */
export interface ExecView {
  find(path: string): { readonly real: string; readonly stat: Stat | undefined };
  program(real: string): Program | undefined;
  mayExecute(real: string, stat: Stat): boolean;
  runsHere(elf: Elf): boolean;
}

/** Why execve(2) fails, and because of which file: the program itself, an interpreter, or a loader. */
export type ExecFault = { readonly path: string } & (
  | { readonly kind: 'missing' | 'not-executable' }
  /** The kernel cannot load the program by it. */
  | { readonly kind: 'no-loader' }
  | FormatFault
);

/** ENOEXEC: what it is, the kernel does not run. A shell does. */
export type FormatFault = { readonly path: string } & (
  | { readonly kind: 'foreign'; readonly elf: Elf }
  | { readonly kind: 'empty' | 'text' | 'data' }
);

export const isFormatFault = (fault: ExecFault): fault is FormatFault =>
  ['foreign', 'empty', 'text', 'data'].includes(fault.kind);

/** The kernel follows so many interpreters that are scripts (`exec_binprm`). */
const mostInterpreters = 5;

/** Undefined where it succeeds. What a program does then is not looked at, nor whether it finds its libraries. */
export function execFault(path: string, view: ExecView, depth = 0): ExecFault | undefined {
  if (!path.startsWith('/')) throw new Unseen(phrase`${path} is relative to where it is started`);
  if (depth > mostInterpreters) throw new Unseen(phrase`${path} is the interpreter of too many interpreters`);
  const { real, stat } = view.find(path);
  if (stat === undefined) return { kind: 'missing', path };
  if (stat.kind !== 'file' || !view.mayExecute(real, stat)) return { kind: 'not-executable', path };
  const program = view.program(real);
  if (program === undefined) return { kind: 'missing', path };
  if (program.kind === 'script') return execFault(program.interpreter, view, depth + 1);
  if (program.kind !== 'elf') return { kind: program.kind, path };
  if (!view.runsHere(program)) return { kind: 'foreign', elf: program, path };
  return program.loader === undefined ? undefined : loaderFault(program.loader, view);
}

/** A loader is not loaded by another one. */
function loaderFault(path: string, view: ExecView): ExecFault | undefined {
  const fault = execFault(path, { ...view, program: (real) => staticElf(view.program(real)) });
  return fault && isFormatFault(fault) ? { kind: 'no-loader', path } : fault;
}

/** Anything but an ELF will not do, not even a script. */
function staticElf(program: Program | undefined): Program | undefined {
  if (program === undefined) return undefined;
  if (program.kind !== 'elf') return { kind: 'data' };
  const { bits, order, machine } = program;
  return { kind: 'elf', bits, order, machine };
}

import type { Question } from './question.ts';

/**
 * Of what a deputy says, only what was asked for: undefined where it is not of the type that the question
 * asks for.
 */
export const only: Readonly<Record<Question['look'], (said: unknown) => unknown>> = {
  read: text,
  link: text,
  list: (said) => (Array.isArray(said) && said.every((each) => typeof each === 'string') ? said : undefined),
  stat(said) {
    const { kind, uid, gid, mode } = Object(said);
    const isStat = ['file', 'directory', 'other'].includes(kind) && [uid, gid, mode].every(Number.isInteger);
    return isStat ? { kind, uid, gid, mode } : undefined;
  },
  program(said) {
    const { kind, interpreter } = Object(said);
    if (['empty', 'text', 'data'].includes(kind)) return { kind };
    if (kind === 'elf') return elf(said);
    return kind === 'script' && typeof interpreter === 'string' ? { kind, interpreter } : undefined;
  },
};

function text(said: unknown): unknown {
  return typeof said === 'string' ? said : undefined;
}

function elf(said: unknown): unknown {
  const { kind, bits, order, machine, loader } = Object(said);
  if (![32, 64].includes(bits) || !['lsb', 'msb'].includes(order) || !Number.isInteger(machine))
    return undefined;
  if (loader === undefined) return { kind, bits, order, machine };
  return typeof loader === 'string' ? { kind, bits, order, machine, loader } : undefined;
}

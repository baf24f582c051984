import type { Elf, Program } from '../program.ts';

/** One line: `elf 64-bit lsb 62 "/lib64/ld-linux-x86-64.so.2"`, `script "/bin/sh"`, or its kind. */
export function programBody(program: Program): string {
  if (program.kind === 'script') return `script ${JSON.stringify(program.interpreter)}\n`;
  if (program.kind !== 'elf') return `${program.kind}\n`;
  const { bits, order, machine, loader } = program;
  return `elf ${bits}-bit ${order} ${machine}${loader === undefined ? '' : ` ${JSON.stringify(loader)}`}\n`;
}

/** Undefined where the body is no such line. */
export function programIn(body: string): Program | undefined {
  const [, bits, order, machine, rest] =
    /^elf (32|64)-bit (lsb|msb) (\d{1,5})(?: (".*"))?\n?$/s.exec(body) ?? [];
  if (bits !== undefined) return elfOf(Number(bits), order === 'lsb' ? 'lsb' : 'msb', Number(machine), rest);
  const [, named] = /^script (".*")\n?$/s.exec(body) ?? [];
  const interpreter = textIn(named);
  if (interpreter !== undefined) return { kind: 'script', interpreter };
  const kind = (['empty', 'text', 'data'] as const).find((each) => body.trimEnd() === each);
  return kind && { kind };
}

function elfOf(
  bits: number,
  order: Elf['order'],
  machine: number,
  rest: string | undefined,
): Elf | undefined {
  const found: Elf = { kind: 'elf', bits: bits === 32 ? 32 : 64, order, machine };
  if (rest === undefined) return found;
  const loader = textIn(rest);
  return loader === undefined ? undefined : { ...found, loader };
}

function textIn(json: string | undefined): string | undefined {
  try {
    return json === undefined ? undefined : String(JSON.parse(json));
  } catch {
    return undefined;
  }
}

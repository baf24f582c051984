/**
 * Whether a set of file capabilities, as getcap spells it, has this one permitted and effective: what execve(2) then gives
 * the program. `cap_setuid=ep`, `cap_a,cap_b+eip`, `=ep` for all. See cap_from_text(3).
 */
export function hasCapability(text: string, capability: string): boolean {
  let flags = new Set<string>();
  for (const clause of text.split(/\s+/).filter(Boolean)) {
    const [, names = '', rest = ''] = /^([^=+-]*)(.*)$/.exec(clause) ?? [];
    const all = names === '' || names === 'all';
    if (!all && !names.split(',').includes(capability)) continue;
    for (const [, operator, letters = ''] of rest.matchAll(/([=+-])([eip]*)/g)) {
      if (operator === '=') flags = new Set(letters);
      else for (const letter of letters) operator === '+' ? flags.add(letter) : flags.delete(letter);
    }
  }
  return flags.has('e') && flags.has('p');
}

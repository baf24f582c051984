import { type Phrase, phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { LineInForce } from '../../lxc/config/settings/lines-in-force.ts';
import type { Fact } from '../../model/fact.ts';
import { lineEffects } from './line-effects.ts';
import { linesInForce } from './lines-in-force.ts';

/** The lines of a config of root's that a user's container cannot have, or that do nothing for it, and why. Not those about networks. */
export const notForUsers: Fact<'container', ReadonlyMap<Statement, Phrase>> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const all = know(linesInForce);
    const effects = attempt(() => know(lineEffects));
    const { refused, unknown } =
      effects instanceof Unseen ? { refused: [], unknown: all.map((line) => ({ line })) } : effects;
    return new Map<Statement, Phrase>([
      ...unknown.map(({ line }) => [line.at, doubt] as const),
      ...refused.map(({ line }) => [line.at, refusal] as const),
      ...all.flatMap((line) => {
        const why = ofRoot(line);
        return why ? [[line.at, why] as const] : [];
      }),
    ]);
  },
};

const doubt = phrase`is left out: what it does without root is unknown`;
const refusal = phrase`is left out: no container starts with it without root`;

/** In a generated profile alone (`get_apparmor_profile_content` in lsm/apparmor.c of LXC 4.0.6 to 7.0.0). */
const inProfile = ['lxc.apparmor.allow_nesting', 'lxc.apparmor.raw'];

function ofRoot({ name, at }: LineInForce): Phrase | undefined {
  if (name === 'lxc.idmap') return phrase`is left out: it maps IDs of root’s`;
  if (/^lxc\.(rootfs\.|uts\.name$)/.test(name)) return phrase`is left out: it is about one container`;
  if (name === 'lxc.apparmor.profile' && at.value === 'generated')
    return phrase`is left out: only root can load a generated profile`;
  if (inProfile.includes(name))
    return phrase`is left out: it is for a generated profile, which only root can load`;
  return undefined;
}

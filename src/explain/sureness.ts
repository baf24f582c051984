import { type Phrase, phrase } from '../base/phrase.ts';
import type { Certainty } from './diagnose.ts';
import type { CauseReport } from './report.ts';
import type { State } from './settle.ts';

type Sureness = Readonly<Record<Certainty | 'none', Phrase>>;

/** How sure a cause is, in words. */
export const sureness = ({ state, certainty }: Pick<CauseReport, 'state' | 'certainty'>): Phrase =>
  (looked[state] ?? fromText)[certainty ?? 'none'];

const onHost: Sureness = {
  certain: phrase`yes: confirmed on this host, and nothing else prints this`,
  likely: phrase`yes: confirmed on this host`,
  possible: phrase`yes: confirmed on this host`,
  none: phrase`found on this host, though the text does not mention it`,
};

const inText: Sureness = {
  certain: phrase`yes: confirmed in what you pasted, and nothing else prints this`,
  likely: phrase`yes: confirmed in what you pasted`,
  possible: phrase`yes: confirmed in what you pasted`,
  none: phrase`found in what you pasted, though no line of LXC mentions it`,
};

const fromText: Sureness = {
  certain: phrase`yes: nothing else prints this`,
  likely: phrase`likely, from the text alone`,
  possible: phrase`possible, from the text alone`,
  none: phrase`possible, from the text alone`,
};

const looked: Readonly<Partial<Record<State, Sureness>>> = { confirmed: onHost, 'confirmed-by-text': inText };

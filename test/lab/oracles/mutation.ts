import fc from 'fast-check';
import { nasty } from './words.ts';

/** The text with up to three changes at any place: something nasty put in, a few characters lost, something huge. */
export const mutated = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(texts, fc.array(mutation, { maxLength: 3 })).map(([text, all]) => all.reduce(mutate, text));

interface Mutation {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(10_000),
  cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
  put: fc.oneof(
    { weight: 12, arbitrary: nasty },
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(5_000), ' '.repeat(300), '\n'.repeat(50)) },
  ),
});

function mutate(text: string, { at, cut, put }: Mutation): string {
  const where = at % (text.length + 1);
  return text.slice(0, where) + put + text.slice(where + cut);
}

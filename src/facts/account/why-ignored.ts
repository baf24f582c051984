import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';

/** Why shadow ignores a line of /etc/subuid or /etc/subgid that was meant to grant something. */
export const whyIgnored = ({ text }: Line): Phrase =>
  hasHalfOctal(text)
    ? phrase`is silently ignored: a number that begins with 0 is octal, without the digits 8 and 9`
    : phrase`is silently ignored: it is not exactly OWNER:START:COUNT`;

const hasHalfOctal = (text: string): boolean =>
  text
    .split(':')
    .slice(1)
    .some((field) => /^0[0-7]*[89]/.test(field.trim()));

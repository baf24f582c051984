import type { UnseenKind } from '../base/unseen.ts';
import type { Files } from './files.ts';

/** A question to a deputy about a file. */
export interface Question {
  readonly look: keyof Files;
  readonly path: string;
}

/** `value` is null where the file does not exist. */
export type DeputyAnswer =
  | { readonly value: unknown }
  | { readonly unseen: string; readonly kind: UnseenKind };

/** Characters of a deputy's reason. It may contain any path. */
export const longestReason = 5000;

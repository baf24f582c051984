import type { UnseenKind } from '../base/unseen.ts';
import type { Files } from './files.ts';

/** What a deputy is asked about files. */
export interface Question {
  readonly look: keyof Files;
  readonly path: string;
}

/** `value` is null where nothing stands there. */
export type DeputyAnswer =
  | { readonly value: unknown }
  | { readonly unseen: string; readonly kind: UnseenKind };

/** Characters of a reason that a deputy gives. Any path may be part of it. */
export const longestReason = 5000;

import type { Place, PlaceKind } from '../base/place.ts';
import type { Action, Safety } from '../model/action.ts';
import type { SubjectId } from '../model/finding.ts';
import type { Breaks, Severity } from '../model/severity.ts';
import type { Stage } from '../model/stage.ts';

/** A finding, as every format has it. */
export interface FindingReport {
  readonly fingerprint: string;
  readonly rule: string;
  /** Which of the rule's problems it is. */
  readonly kind: string;
  readonly severity: Severity;
  /** The severity that the rule gave it, where the configuration gives it another one. */
  readonly originalSeverity?: Severity;
  /** The releases of LXC that it is for; absent where it is for all that were asked about. */
  readonly lxcVersions?: readonly string[];
  readonly breaks?: Breaks;
  readonly stage: Stage;
  readonly subject: SubjectId;
  readonly message: string;
  readonly evidence: readonly (Place & { readonly kind: PlaceKind; readonly note: string })[];
  readonly lxcMessage?: string;
  readonly fix: {
    readonly safety: Safety;
    readonly title: string;
    readonly needsRoot: boolean;
    /** It makes something for a user that he has not had, which `--all-users` does not. */
    readonly makesNew: boolean;
    readonly actions: readonly Action[];
    readonly commands: readonly string[];
  };
}

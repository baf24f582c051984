/** Something of a host that is not what it was, as every format has it. */
export interface DifferenceReport {
  /** What `path` names: see `PlaceKind`. */
  readonly kind: 'file' | 'command' | 'environment';
  readonly path: string;
  /** What it says, where that has a name of its own: `LXC`, `kernel`. */
  readonly name: string | null;
  readonly changes: readonly ChangeReport[];
  /** What would be as it was if this alone were. */
  readonly explains: readonly ExplainedReport[];
}

export interface ChangeReport {
  readonly what: ChangeKind;
  /** Null for lines and names, and for what there was not, or is not any more. */
  readonly before: string | null;
  readonly after: string | null;
  /** Lines or names that are gone. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** How many more there are of both. */
  readonly omitted: number;
}

/**
 * - `gone`, `new`: it exists no longer, or now
 * - `type`, `owner`, `mode`: of a file; owners are `UID:GID`, modes octal
 * - `target`: of a symbolic link; `program`: what a file is when it is executed
 * - `value`, `version`: one line for another
 * - `lines`: of a file, or of what a program prints; `names`: in a directory
 * - `status`: the exit status of a program
 * - `access`: why it cannot be read
 */
export type ChangeKind =
  | 'gone'
  | 'new'
  | 'type'
  | 'owner'
  | 'mode'
  | 'target'
  | 'program'
  | 'value'
  | 'version'
  | 'lines'
  | 'names'
  | 'status'
  | 'access';

/** A finding that is new, or a check that cannot be made any more. */
interface ExplainedReport {
  readonly rule: string;
  /** Of the finding; null for a check that cannot be made. */
  readonly fingerprint: string | null;
}

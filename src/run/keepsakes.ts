/** Texts in a directory in which nobody else writes, each of a user and a container. */
export interface Keepsakes {
  users(): readonly string[];
  names(user: string): readonly string[];
  read(user: string, name: string): string | undefined;
  /** Whole or not at all. Throws `UsageError` where it cannot. */
  write(user: string, name: string, text: string): void;
  remove(user: string, name: string): void;
}

/** A line of /etc/group. See group(5). */
export interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

export const parseGroups = (text: string): Group[] =>
  text.split('\n').flatMap((line) => parseGroup(line) ?? []);

function parseGroup(line: string): Group | undefined {
  const [name, , gid, members] = line.split(':');
  return name && gid
    ? { name, gid: Number(gid), members: (members ?? '').split(',').filter(Boolean) }
    : undefined;
}

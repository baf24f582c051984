/** What the lines that follow are about. */
export interface Heading {
  readonly paths: readonly string[];
  /** They are all that the file has, until a blank line or the next command. */
  readonly whole: boolean;
  /** The program that printed them, where that is what tells them. */
  readonly program?: string | undefined;
}

/** A command, as it stands behind the prompt of a shell. */
interface Typed {
  readonly heading: Heading;
  /** Whose prompt it is; not root’s. */
  readonly user: string | undefined;
  /** It shows what is there, and changes nothing. */
  readonly shows: boolean;
  /** The container that it starts. */
  readonly starts: string | undefined;
}

/** `user@host:~$ COMMAND`, `[user@host ~]$ COMMAND`, `$ COMMAND`. */
const prompt = /^(?:\[?([a-z_][\w.-]{0,31})@[\w.-]{1,64}[^$#%>]{0,80})?[$#%❯»] ?([a-z/].*)$/;

/** Files of which a person shows all lines as they are. A log is read for what it says. */
const ofSettings = /^\/(?:etc|proc|sys)\/|\.conf$|\/config$/;

/** Programs that show what a file has, and those that show something else. */
const showing = /^(?:cat|less|more|head|tail|type|grep|egrep|zgrep|bat)$/;
const showingMore = /^(?:ls|sysctl|id|uname|getcap|stat|dpkg|apt|groups|whoami)$/;

export function typedIn(text: string): Typed | undefined {
  const [, user, command = ''] = prompt.exec(text) ?? [];
  const words = withoutSudo(command.split(/ +/));
  const program = words[0]?.slice(words[0].lastIndexOf('/') + 1) ?? '';
  if (!/^[a-z][\w.-]*$/.test(program)) return undefined;
  const shows = showing.test(program) || showingMore.test(program);
  const paths = shows ? pathsIn(command) : [];
  return {
    heading: {
      paths,
      whole: program === 'cat' && paths.length === 1 && ofSettings.test(paths[0] ?? ''),
      program: /^(?:uname|whoami)$/.test(program) || words.includes('--version') ? program : undefined,
    },
    user: user === 'root' ? undefined : user,
    shows,
    starts: /^lxc-(?:unpriv-)?start$/.test(program) ? nameIn(words) : undefined,
  };
}

function withoutSudo([first, ...rest]: readonly string[]): readonly string[] {
  const command = rest.findIndex((word) => !word.startsWith('-'));
  return first === 'sudo' && command >= 0 ? rest.slice(command) : [first ?? '', ...rest];
}

/** What `-n NAME`, `--name NAME`, `--name=NAME` or the first other word says. */
function nameIn([, ...words]: readonly string[]): string | undefined {
  const option = words.findIndex((word) => /^(?:-n|--name)$/.test(word));
  const joined = words.find((word) => word.startsWith('--name='))?.slice('--name='.length);
  const name = option >= 0 ? words[option + 1] : (joined ?? words.find((word) => !word.startsWith('-')));
  return name !== undefined && /^[\w.-]+$/.test(name) ? name : undefined;
}

/** A line of words that names one file, such as `My /etc/subuid:` or `==> /etc/subuid <==`. */
export function headingIn(text: string): Heading | undefined {
  const paths = text.length > longestHeading ? [] : pathsIn(text);
  return paths.length === 1 ? { paths, whole: false } : undefined;
}

/** Characters. A longer line tells a story, and heads nothing. */
const longestHeading = 120;

/**
 * Paths, with what a shell makes of `{…}`. One that begins with `.local` or `.config` is in the home of the user, where a
 * shell is first of all.
 */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\s`'"(*=:])((?:~|\/|\.(?:local|config)\/)[\w./~{},@+-]*[\w}])/g)].flatMap(
    ([, path = '']) => braced(path.startsWith('.') ? `~/${path}` : path),
  );

function braced(path: string): string[] {
  const [whole, before = '', words = '', behind = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return whole === undefined ? [path] : words.split(',').map((word) => `${before}${word}${behind}`);
}

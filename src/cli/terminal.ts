type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the locale has letters of ASCII only: locale(7) says which variable counts. */
export function isAscii(env: Environment): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  return !/utf-?8/i.test(locale);
}

/** What FORCE_COLOR asks for, which overrides NO_COLOR (nodejs.org: tty, `getColorDepth`); undefined where it is not set. */
export function forcedColor({ FORCE_COLOR: forced }: Environment): boolean | undefined {
  if (forced === undefined || forced === '') return undefined;
  return forced !== '0' && forced !== 'false';
}

import { lint } from '../engine/lint.ts';
import { catalogueOf, type Known } from '../explain/catalogue.ts';
import type { Looker } from '../explain/fix-command.ts';
import { listen } from '../explain/listen.ts';
import { lintText } from '../explain/pasted/lint-text.ts';
import { pretty } from '../explain/pretty.ts';
import type { Reading } from '../explain/read.ts';
import { type ExplanationReport, explanationReport } from '../explain/report.ts';
import { settle } from '../explain/settle.ts';
import { escapedJson } from '../report/formats/json.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import type { ExplainOptions } from '../run/options.ts';
import { paintFor, suggestUser, widthFor } from '../run/publish.ts';
import { say } from '../run/say.ts';
import { scopeFor } from '../run/scope.ts';
import { withHost } from '../run/with-host.ts';

/** Names the cause of what LXC printed, and says how sure that is. */
export async function explainText(
  texts: readonly AsyncIterable<string>[],
  options: ExplainOptions,
  known: Known,
  io: Io,
): Promise<Exit> {
  const report = await explanationOf(texts, options, known, io);
  if (options.format === 'json') io.out(escapedJson(report));
  else say(pretty(report, { paint: paintFor(options.color, io), width: widthFor(io) }), io);
  return report.causes.length > 0 ? exit.clean : exit.found;
}

async function explanationOf(
  texts: readonly AsyncIterable<string>[],
  options: ExplainOptions,
  known: Known,
  io: Io,
): Promise<ExplanationReport> {
  const catalogue = catalogueOf(known);
  const text = listen(catalogue);
  let lines = 0;
  for (const each of texts)
    for await (const line of each) {
      lines += 1;
      text.line(line);
    }
  const { diagnosis, readings, earlier, pasted } = text.end();
  const [program, container] = [said(readings, 'program'), said(readings, 'container')];
  // LXC may end without a word, so lines of healthy starts are enough; a text of others says nothing of this host.
  const looks = options.look && readings.some(({ match }) => match);
  let looker: Looker | undefined;
  const host = looks
    ? await withHost(options, io, (host, asked) => {
        const { uid, name } = host.caller;
        if (options.source.is === 'live') looker = { uid, user: options.users[0] ?? name };
        suggestUser(options, host.caller, io, { command: 'lxc-lint explain' });
        return lint(host, known.rules, scopeFor(wholeHost(asked), host));
      })
    : undefined;
  const looked = { host, text: lintText(pasted, container, known.rules) };
  const settled = settle(diagnosis.suspects, known, catalogue, looked, container);
  const read = { diagnosis, lines, earlier, program, container };
  return explanationReport(settled, known, { ...read, looked: looks, looker });
}

const wholeHost = ({ source, users }: ExplainOptions) => ({
  source,
  users,
  allUsers: false,
  containers: [],
  lxcVersion: undefined,
  pid: undefined,
});

/** What the first line that has it says. */
const said = (readings: readonly Reading[], what: 'program' | 'container'): string | undefined =>
  readings.find(({ line }) => line[what] !== undefined)?.line[what];

import { render } from '../base/locale.ts';
import { printable } from '../base/printable.ts';
import type { Linted, Scope } from '../engine/lint.ts';
import { isShown } from '../fix/is-shown.ts';
import { plan } from '../fix/plan.ts';
import { script } from '../fix/render/script.ts';
import type { Host } from '../host/host.ts';
import { keepTexts } from '../host/keep-texts.ts';
import { type Fix, makesNew } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import type { Rules } from '../model/rule.ts';
import { nextLines } from '../report/next-lines.ts';
import { leftForOne, plannedReport, repairReport } from '../report/repair.ts';
import { accountsOf } from '../run/accounts.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import { type Foreseen, foresee } from '../run/foresee.ts';
import type { Io } from '../run/io.ts';
import { linter } from '../run/linter.ts';
import { nextCommands } from '../run/next-commands.ts';
import type { LintOptions } from '../run/options.ts';
import { planText } from '../run/plan-text.ts';
import { type Policy, policyFor } from '../run/policy.ts';
import { withProgress } from '../run/progress.ts';
import { conclude, publish } from '../run/publish.ts';
import { configsOf, refuseUnknownContainers, scopeFor } from '../run/scope.ts';
import { printVerbatim } from '../run/verbatim.ts';
import { name, version } from '../run/version.ts';
import { withHost } from '../run/with-host.ts';
import { isWanted, rulesToAsk } from './fix.ts';

/** One run, whose fixes are shown and not carried out. */
interface Preview {
  readonly host: Host;
  readonly options: LintOptions;
  readonly rules: Rules;
  readonly policy: Policy;
  readonly scope: Scope;
  readonly startedAt: Date;
  readonly io: Io;
  lint(host: Host): Linted;
}

/** Prints what `--fix` would do, as a plan, or one pass of it as a script, and changes nothing. */
export const preview = (options: LintOptions, rules: Rules, startedAt: Date, io: Io): Promise<Exit> =>
  withHost(options, io, async (host, asked) => {
    const policy = await policyFor(options, rules, io, host, startedAt);
    const scope = scopeFor(asked, host, await configsOf(options, io));
    const lint = (watched: Host): Linted => {
      const linted = withProgress(io, (watch) => linter(watched, rules, policy, scope, watch).run());
      refuseUnknownContainers(linted, scope);
      return linted;
    };
    const it = { host, options, rules, policy, scope, startedAt, io, lint };
    return options.fixMode === 'script' ? printScript(it) : printPlan(it);
  });

/** A script may be meant for root, whoever prints it. */
function printScript({ host, options, startedAt, io, lint }: Preview): Exit {
  const { host: watched, seen } = keepTexts(host);
  const linted = lint(watched);
  const findings = findingsOf(linted);
  const root = { uid: 0, name: 'root' };
  const steps = plan(findings, wantedIn(options, root));
  tellHidden(findings, options, root, io);
  if (steps.length === 0) io.err('lxc-lint: nothing to fix\n');
  const { forOne } = nextCommands(options, host.caller, rulesToAsk(findings));
  const passed = findings.filter(({ fix }) => fix.safety === 'safe' && makesNew(fix)).length;
  if (forOne !== undefined && passed > 0) io.err(`lxc-lint: ${render(leftForOne(passed, forOne))}\n`);
  const { hostname = 'a machine' } = linted.platform;
  const preface = { tool: `${name} ${version}`, host: hostname, at: startedAt.toISOString() };
  printVerbatim(
    script(steps, (path) => seen.get(path), preface, host.cksum),
    io,
  );
  return exit.clean;
}

function printPlan({ host, options, rules, policy, scope, startedAt, io, lint }: Preview): Promise<Exit> {
  const { caller } = host;
  const foreseen = foresee(host, lint, wantedIn(options, caller), accountsOf(host).account);
  const { linted, left, steps, waits } = foreseen;
  tellHidden(findingsOf(linted), options, caller, io);
  if (steps.length === 0) io.err(`lxc-lint: nothing to fix as ${printable(caller.name)}\n`);
  const open = openIn(left, steps);
  const next = nextCommands(options, caller, rulesToAsk(open));
  const repair = {
    ...repairReport(steps.map(plannedReport), undefined, next, open),
    waits: waits ?? null,
  };
  const found = { linted, caller, rules, startedAt, repair, policy, scope };
  if (options.format !== 'pretty') return publish(found, options, io);
  printVerbatim(planText(foreseen), io);
  // Beside the plan, which may go to patch(1).
  for (const line of nextLines(repair)) io.err(`lxc-lint: ${printable(render(line))}\n`);
  return conclude(found, { ...options, format: undefined }, io);
}

/** What the plan leaves: it may end with steps after which nothing can be told. */
function openIn(left: Linted, steps: Foreseen['steps']): Finding[] {
  const planned = new Set(steps.map(({ step }) => step.finding));
  return findingsOf(left).filter((finding) => !planned.has(finding));
}

const findingsOf = ({ outcomes }: Linted) => outcomes.flatMap(({ findings }) => findings);

/** What the caller wants and, in a snapshot, can be made of what it shows. */
const wantedIn =
  (options: LintOptions, may: { uid: number; name: string }) =>
  (fix: Fix): boolean =>
    isWanted(fix, may, options) && (options.source.is !== 'snapshot' || isShown(fix));

/** A snapshot may show less than a fix takes. */
function tellHidden(
  findings: readonly Finding[],
  options: LintOptions,
  may: { uid: number; name: string },
  io: Io,
): void {
  const wanted = wantedIn(options, may);
  for (const { fix } of findings.filter((each) => isWanted(each.fix, may, options) && !wanted(each.fix)))
    io.err(`lxc-lint: the snapshot does not show all that is needed to ${printable(render(fix.title))}\n`);
}

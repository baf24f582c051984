import { render } from '../base/locale.ts';
import { printable } from '../base/printable.ts';
import { isShown } from '../fix/is-shown.ts';
import { type PlannedFix, plan } from '../fix/plan.ts';
import { unifiedDiff } from '../fix/render/diff.ts';
import { fileChanges } from '../fix/render/file-changes.ts';
import { script } from '../fix/render/script.ts';
import { command, prompted } from '../fix/render/shell-command.ts';
import { keepTexts } from '../host/keep-texts.ts';
import { type Fix, makesNew } from '../model/action.ts';
import type { Rules } from '../model/rule.ts';
import { leftForOne, plannedReport, repairReport } from '../report/repair.ts';
import { decideExit } from '../run/decide-exit.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { linter } from '../run/linter.ts';
import { nextCommands } from '../run/next-commands.ts';
import type { LintOptions } from '../run/options.ts';
import { policyFor } from '../run/policy.ts';
import { publish, reportFor } from '../run/publish.ts';
import { configsOf, refuseUnknownContainers, scopeFor } from '../run/scope.ts';
import { printVerbatim } from '../run/verbatim.ts';
import { name, version } from '../run/version.ts';
import { withHost } from '../run/with-host.ts';
import { isWanted, rulesToAsk } from './fix.ts';

type Seen = (path: string) => string | undefined;

/** Prints what one pass of `--fix` would do, as a diff or as a script, and changes nothing. */
export async function preview(options: LintOptions, rules: Rules, startedAt: Date, io: Io): Promise<Exit> {
  return withHost(options, io, async (host, asked) => {
    const policy = await policyFor(options, rules, io, host, startedAt);
    const scope = scopeFor(asked, host, await configsOf(options, io));
    const { host: watched, seen } = keepTexts(host);
    const linted = linter(watched, rules, policy, scope).run();
    refuseUnknownContainers(linted, scope);
    const { caller } = host;
    // A script may be meant for root, whoever prints it.
    const may = options.fixMode === 'script' ? { uid: 0, name: 'root' } : caller;
    const findings = linted.outcomes.flatMap((outcome) => outcome.findings);
    const wanted = (fix: Fix) => isWanted(fix, may, options);
    const isWhole = (fix: Fix) => options.source.is !== 'snapshot' || isShown(fix);
    const steps = plan(findings, (fix) => wanted(fix) && isWhole(fix));
    for (const { fix } of findings.filter(({ fix }) => wanted(fix) && !isWhole(fix)))
      io.err(`lxc-lint: the snapshot does not show all that is needed to ${printable(render(fix.title))}\n`);
    const texts: Seen = (path) => seen.get(path);
    if (steps.length === 0) io.err('lxc-lint: nothing to fix\n');
    const next = nextCommands(options, caller, rulesToAsk(findings));
    const passed = findings.filter(({ fix }) => fix.safety === 'safe' && makesNew(fix)).length;
    if (next.forOne !== undefined && passed > 0)
      io.err(`lxc-lint: ${render(leftForOne(passed, next.forOne))}\n`);
    if (options.fixMode === 'script') {
      const { hostname = 'a machine' } = linted.platform;
      const preface = { tool: `${name} ${version}`, host: hostname, at: startedAt.toISOString() };
      printVerbatim(script(steps, texts, preface, host.cksum), io);
      return exit.clean;
    }
    const repair = repairReport(steps.map(plannedReport), undefined, next, findings);
    const found = { linted, caller, rules, startedAt, repair };
    if (options.format !== 'pretty') return decideExit(linted, publish(found, options, io), policy, scope);
    printVerbatim(diffs(steps, texts), io);
    return decideExit(linted, reportFor(found, options, io), policy, scope);
  });
}

/**
 * The descriptions, which patch(1) ignores, name the purpose of each change; the diffs are of whole files.
 */
function diffs(steps: readonly PlannedFix[], seen: Seen): string {
  const talk = steps.flatMap(({ finding: { rule, fix }, changes }) => [
    `# ${rule}: ${printable(render(fix.title))} (${fix.safety})`,
    ...changes.flatMap((change) =>
      change.do === 'write' || change.do === 'edits' ? [] : prompted(command(change)).map(printable),
    ),
  ]);
  const files = [...fileChanges(steps, seen)].map(([path, texts]) => unifiedDiff(path, texts));
  return [...talk, ...files].map((part) => (part.endsWith('\n') ? part : `${part}\n`)).join('');
}

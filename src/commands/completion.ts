import type { Known } from '../explain/catalogue.ts';
import { formatNames } from '../report/formats/index.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import {
  type CompletionOptions,
  colors,
  commandNames,
  optionNames,
  type Shell,
  shells,
  thresholds,
} from '../run/options.ts';

/** Prints a script for the shell to read: `source <(lxc-lint completion bash)`. */
export function completion({ shell }: CompletionOptions, { rules, causes }: Known, io: Io): Exit {
  const names = (of: object) => Object.keys(of).join(' ');
  io.out(scripts[shell](names(rules), names({ ...rules, ...causes })));
  return exit.clean;
}

const options = optionNames.map((name) => `--${name}`).join(' ');
const commands = commandNames.join(' ');

const scripts: Readonly<Record<Shell, (rules: string, pages: string) => string>> = {
  // Names of files and containers are not passed to `compgen -W`, which would execute a `$(…)` in one.
  bash: (rules, pages) => `_lxc_lint() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words name files=()
  COMPREPLY=()
  case $previous in
    --rule|--skip) words="${rules}" ;;
    explain) words="${pages}"
      mapfile -t files < <(compgen -f -- "$word") ;;
    --user|-u) mapfile -t COMPREPLY < <(compgen -u -- "$word"); return ;;
    --config|-c|--snapshot|--root|--baseline)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --format) words="${formatNames.join(' ')}" ;;
    --fail-on) words="${thresholds.join(' ')}" ;;
    --color) words="${colors.join(' ')}" ;;
    completion) words="${shells.join(' ')}" ;;
    *) case $word in -*) words="${options}" ;; *) words="${commands}" ;; esac ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  COMPREPLY+=("\${files[@]}")
  [[ $words == "${commands}" ]] || return
  while IFS= read -r name; do
    [[ $name == "$word"* ]] && COMPREPLY+=("$(printf %q "$name")")
  done < <(lxc-ls -1 2>/dev/null)
}
complete -F _lxc_lint lxc-lint
`,
  zsh: (rules, pages) => `#compdef lxc-lint
_lxc_lint() {
  case $words[CURRENT-1] in
    --rule|--skip) compadd -- ${rules} ;;
    explain) compadd -- ${pages}; _files ;;
    --user|-u) _users ;;
    --config|-c|--snapshot|--root|--baseline) _files ;;
    --format) compadd -- ${formatNames.join(' ')} ;;
    --fail-on) compadd -- ${thresholds.join(' ')} ;;
    --color) compadd -- ${colors.join(' ')} ;;
    completion) compadd -- ${shells.join(' ')} ;;
    *) case $words[CURRENT] in -*) compadd -- ${options} ;; *) compadd -- ${commands} \${(f)"$(lxc-ls -1 2>/dev/null)"} ;; esac ;;
  esac
}
compdef _lxc_lint lxc-lint
`,
};

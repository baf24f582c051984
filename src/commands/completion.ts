import { type Exit, exit } from '../exit.ts';
import type { Io } from '../io.ts';
import type { Rules } from '../lint.ts';
import { type CompletionOptions, commandNames, optionNames, type Shell } from '../options.ts';
import { formats } from '../report/reporters.ts';

/** Prints a script for the shell to read: `source <(lxc-lint completion bash)`. */
export function completion({ shell }: CompletionOptions, rules: Rules, io: Io): Exit {
  io.out(scripts[shell](Object.keys(rules).join(' ')));
  return exit.clean;
}

const options = optionNames.map((name) => `--${name}`).join(' ');
const commands = commandNames.join(' ');

const scripts: Readonly<Record<Shell, (rules: string) => string>> = {
  bash: (rules) => `_lxc_lint() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words
  case $previous in
    explain|--rule|--skip) words="${rules}" ;;
    --user|-u) COMPREPLY=($(compgen -u -- "$word")); return ;;
    --config|-c|--snapshot|--root) COMPREPLY=($(compgen -f -- "$word")); return ;;
    --format) words="${formats.join(' ')}" ;;
    --fail-on) words="error warning info none" ;;
    --color) words="auto always never" ;;
    completion) words="bash zsh" ;;
    *) case $word in -*) words="${options}" ;; *) words="${commands} $(lxc-ls -1 2>/dev/null)" ;; esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _lxc_lint lxc-lint
`,
  zsh: (rules) => `#compdef lxc-lint
_lxc_lint() {
  case $words[CURRENT-1] in
    explain|--rule|--skip) compadd -- ${rules} ;;
    --user|-u) _users ;;
    --config|-c|--snapshot|--root) _files ;;
    --format) compadd -- ${formats.join(' ')} ;;
    --fail-on) compadd -- error warning info none ;;
    --color) compadd -- auto always never ;;
    completion) compadd -- bash zsh ;;
    *) case $words[CURRENT] in -*) compadd -- ${options} ;; *) compadd -- ${commands} $(lxc-ls -1 2>/dev/null) ;; esac ;;
  esac
}
compdef _lxc_lint lxc-lint
`,
};

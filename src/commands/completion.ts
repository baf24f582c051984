import type { Known } from '../explain/catalogue.ts';
import { formatNames } from '../report/formats/index.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { commandNames, optionNames } from '../run/option-names.ts';
import { type CompletionOptions, colors, type Shell, shells, thresholds } from '../run/options.ts';

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
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words name uid files=()
  COMPREPLY=()
  # Bash takes --format=json for three words.
  if [[ $word == = ]]; then word=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  case $previous in
    --rule|--skip) words="${rules}" ;;
    explain) words="${pages}"
      mapfile -t files < <(compgen -f -- "$word") ;;
    --user|-u)
      while IFS=: read -r name _ uid _; do
        [[ $name == "$word"* ]] && ((uid >= 1000 && uid < 65534)) && COMPREPLY+=("$name")
      done < <(getent passwd)
      ((\${#COMPREPLY[@]})) || mapfile -t COMPREPLY < <(compgen -u -- "$word")
      return ;;
    undo)
      while read -r name _; do
        [[ $name == "$word"* ]] && COMPREPLY+=("$name")
      done < <(lxc-lint undo --list 2>/dev/null | grep '^[0-9]')
      return ;;
    compare|--config|-c|--snapshot|--root|--baseline|--output|--remember)
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
  done < <(_lxc_lint_containers)
}
# The containers of the user that is named, as far as their directory may be listed, or one's own.
_lxc_lint_containers() {
  local index home
  for ((index = 1; index < COMP_CWORD; index++)); do
    [[ \${COMP_WORDS[index]} == @(-u|--user) ]] || continue
    IFS=: read -r _ _ _ _ _ home _ < <(getent passwd -- "\${COMP_WORDS[index+1]}")
    for index in "$home"/.local/share/lxc/*/config; do
      [[ -e $index ]] && index=\${index%/config} && printf '%s\\n' "\${index##*/}"
    done
    return
  done
  lxc-ls -1 2>/dev/null
}
complete -F _lxc_lint lxc-lint
`,
  zsh: (rules, pages) => `#compdef lxc-lint
_lxc_lint() {
  case $words[CURRENT-1] in
    --rule|--skip) compadd -- ${rules} ;;
    explain) compadd -- ${pages}; _files ;;
    --user|-u) compadd -- \${(f)"$(getent passwd | awk -F: '$3 >= 1000 && $3 < 65534 { print $1 }')"} ;;
    undo) compadd -- \${(f)"$(lxc-lint undo --list 2>/dev/null | sed -n 's/^\\([0-9][^ ]*\\).*/\\1/p')"} ;;
    compare|--config|-c|--snapshot|--root|--baseline|--output|--remember) _files ;;
    --format) compadd -- ${formatNames.join(' ')} ;;
    --fail-on) compadd -- ${thresholds.join(' ')} ;;
    --color) compadd -- ${colors.join(' ')} ;;
    completion) compadd -- ${shells.join(' ')} ;;
    *) case $words[CURRENT] in -*) compadd -- ${options} ;; *) compadd -- ${commands} \${(f)"$(lxc-ls -1 2>/dev/null)"} ;; esac ;;
  esac
}
compdef _lxc_lint lxc-lint
`,
  fish: (rules, pages) => `complete -c lxc-lint -f
complete -c lxc-lint -n __fish_use_subcommand -a '${commands}'
complete -c lxc-lint -n __fish_use_subcommand -a '(lxc-ls -1 2>/dev/null)'
${optionNames
  .filter((name) => !fishValued.includes(name))
  .map((name) => `complete -c lxc-lint -l ${name}`)
  .join('\n')}
complete -c lxc-lint -l rule -x -a '${rules}'
complete -c lxc-lint -l skip -x -a '${rules}'
complete -c lxc-lint -l user -s u -x -a '(__fish_complete_users)'
complete -c lxc-lint -l format -x -a '${formatNames.join(' ')}'
complete -c lxc-lint -l fail-on -x -a '${thresholds.join(' ')}'
complete -c lxc-lint -l color -x -a '${colors.join(' ')}'
${['config', 'snapshot', 'root', 'baseline', 'output', 'remember'].map((name) => `complete -c lxc-lint -l ${name} -r -F`).join('\n')}
complete -c lxc-lint -n '__fish_seen_subcommand_from explain' -F -a '${pages}'
complete -c lxc-lint -n '__fish_seen_subcommand_from compare' -F
complete -c lxc-lint -n '__fish_seen_subcommand_from completion' -a '${shells.join(' ')}'
`,
};

/** Options that take a value of their own in fish. */
const fishValued: readonly string[] = [
  'rule',
  'skip',
  'user',
  'format',
  'fail-on',
  'color',
  'config',
  'snapshot',
  'root',
  'baseline',
  'output',
  'remember',
];

import { completeName } from "./complete-name.js";

/** The shells with a script. */
export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

/** The line of the hidden command that asks the shell for files. */
export const filesMark = ":files";

const command = `command vod-events ${completeName} --`;

/**
 * The scripts. Each passes the words before the cursor to the hidden command, which prints a line `value<tab>description`
 * for each candidate.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# bash completion of vod-events
_vod_events() {
  local IFS=$'\\n' current="\${COMP_WORDS[COMP_CWORD]}" lines
  [[ $current == "=" ]] && current=""
  lines=($(${command} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  if [[ \${lines[0]} == "${filesMark}" ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -W "\${lines[*]%%$'\\t'*}" -- "$current"))
  fi
}
complete -F _vod_events vod-events
`,
  zsh: `#compdef vod-events
_vod_events() {
  local line
  local -a lines candidates
  lines=("\${(@f)$(${command} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "\${lines[1]}" == "${filesMark}" ]]; then
    _files
    return
  fi
  for line in "\${lines[@]}"; do
    [[ -n "$line" ]] && candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe 'vod-events' candidates
}
if [[ "\${funcstack[1]}" == "_vod_events" ]]; then
  _vod_events "$@"
else
  compdef _vod_events vod-events
fi
`,
  fish: `# fish completion of vod-events
function __vod_events_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (${command} $before[2..-1] "$current" 2>/dev/null)
    if test "$lines[1]" = "${filesMark}"
        __fish_complete_path "$current"
    else
        printf '%s\\n' $lines
    end
end
complete -c vod-events -f -a '(__vod_events_complete)'
`,
};

/**
 * Shims for the completion of three shells. All ask sigwhy itself, through the hidden command `__complete`, which answers
 * one proposal a line: the word, a tab, what it means.  bash(1) "Programmable Completion", zshcompsys(1), complete(1) of fish
 */

export const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

export const completionScripts: Readonly<Record<Shell, string>> = {
  bash: `_sigwhy() {
  local IFS=$'\\n'
  COMPREPLY=($(sigwhy __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -F _sigwhy sigwhy
`,
  zsh: `#compdef sigwhy
_sigwhy() {
  local -a proposals
  local word meaning
  while IFS=$'\\t' read -r word meaning; do
    proposals+=("\${word//:/\\\\:}:$meaning")
  done < <(sigwhy __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  _describe sigwhy proposals
}
compdef _sigwhy sigwhy
`,
  fish: `function __sigwhy_complete
  set -l words (commandline -opc) (commandline -ct)
  sigwhy __complete -- $words[2..] 2>/dev/null
end
complete -c sigwhy -f -a '(__sigwhy_complete)'
`,
}

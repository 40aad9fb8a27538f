/** English: help. */
import type { HelpTexts } from '../topics/help.ts'

export const help = (): HelpTexts => ({
  brief: 'What will this signal do to that process, and why?',
  description:
    'Forecasts what becomes of a signal before anything is sent, above all to PID 1 of a container, and shows how the kernel decides. Without arguments it lists every init of a PID namespace on this machine. It sends no signals and changes nothing; the laboratory does so to processes of its own.',
  commands: {
    explain: {
      brief: 'Explain what a signal does to a process (the default command)',
      description:
        'TARGET is a process id, or - for pasted text such as /proc/1/status, or what sigwhy collect printed elsewhere. Without SIGNAL, all signals are shown, grouped by what becomes of them; with all, what becomes of the process by each. Signals may be written 15, TERM, SIGTERM, RTMIN+3, or as for kill(1): -9, -TERM, -s TERM.',
    },
    audit: {
      brief: 'How every container here takes its stop signal, and what that costs',
      description:
        'Asks the container engines of this machine (Docker, Podman, CRI) for what they run, looks at each first process and those below it, and says what its stop signal comes to, how long the engine will wait for nothing, and with which exit code it ends. Stops nothing. With names, only those containers. --fail-on makes findings an exit code; a baseline keeps known ones out of it.',
    },
    advise: {
      brief: 'The smallest change that makes a container stop well, as a patch',
      description:
        'Looks at a running container, its processes and its entrypoint script, tries every remedy on the model, and shows those that help: a patch for a Dockerfile, a compose file, docker run, the script or the program, with what becomes of every other signal then. Of an image, or a container that does not run, only the way it is started can be judged. Changes nothing.',
    },
    decode: {
      brief: 'Decode signal masks such as SigCgt of /proc/PID/status',
      description:
        'MASK is hexadecimal, alone or with its name: 0000000000010002, SigCgt=10002. Named masks belong to one process; each bare one stands for itself.',
    },
    signals: {
      brief: 'List the signals, or look up names, numbers and exit codes',
      description:
        'Without arguments, the table of all signals. With them, what each one is: TERM, 15, 143.',
    },
    'why-died': {
      brief: 'Say how a container ended, and why',
      description:
        'CONTAINER is docker:NAME, podman:NAME, or a bare name or id that is looked up in the engines that answer; also one that has been removed, as long as its engine remembers it. What the engine keeps of its end, its events and the kernel’s log are put together: who sent what, and when. An exit code from 0 to 255 in its place is explained by itself.',
    },
    check: {
      brief: 'Prove on throw-away copies whether a container or an image stops when it is told to',
      description:
        'Starts a copy of TARGET, waits until it is up (health check, listening port, or nothing happens in it any more), stops it as docker stop does, and says how it ended and who was told, beside the forecast. Other copies get the signal early in their lives. TARGET is a container, or an image that is there already. The original is only read: a copy has no network and no ports, what the original mounts is read-only or fresh, and all copies are removed. Behind --, as for docker run: options, then a command. For CI: exit code 0 where it stops well, 1 where it does not, 3 where that could not be determined.',
    },
    collect: {
      brief: 'Print a collector to paste where there is only a shell',
      description:
        'A script of plain POSIX sh. Paste it into the shell of a container and paste what it prints into sigwhy -; or through a pipe: sigwhy collect | docker exec -i web sh -s | sigwhy - TERM. It reads /proc and changes nothing. PID is a process there; 1 unless told otherwise. Where read(1) cannot tell arguments apart it calls tr, and for a thread in sigwait dd and od, if they are there.',
    },
    lab: {
      brief: 'Try it on the running kernel',
      description: 'Compares the model with the running kernel, in PID namespaces of its own.',
    },
    completion: {
      brief: 'Print a completion script for bash, zsh or fish',
      description:
        'bash: source <(sigwhy completion bash)    zsh: source <(sigwhy completion zsh)    fish: sigwhy completion fish | source',
    },
  },
  arguments: {
    target: 'Process id, or - to read pasted text',
    signal: 'Name or number of a signal',
    masks: 'Hexadecimal mask, or NAME=MASK',
    signals: 'Name, number or exit code',
    collected: 'Process id there, 1 unless told otherwise',
    shell: 'bash, zsh or fish',
    dead: 'Name or id of a container, or an exit code',
    checked:
      'A container or an image; docker:NAME or podman:NAME where several engines run. Behind --: options as for docker run, then a command',
    containers: 'Names or ids of containers; all that run where none is given',
    containerOrImage: 'Name or id of a container, or an image',
  },
  flags: {
    output: 'Form of the output',
    color: 'Colours; off where NO_COLOR is set or the output is not a terminal',
    lang: 'Language; otherwise that of the locale',
    quiet: 'Only the first sentence',
    verbose: 'Every step of the kernel, also those that let the signal pass',
    arch: 'Machine whose signal numbers are meant, such as x86_64 or mips',
    backend: 'Where processes are read: auto, procfs, bpf, or the path of a pinned iterator',
    failOn: 'Exit with 1 where a container is deaf, abrupt or unknown (several with commas)',
    baseline: 'Findings in this file do not count',
    writeBaseline: 'Write what is found now as a baseline',
    engine: 'Only this engine',
    window:
      'Milliseconds of its own time in which a program may lose the signal; off does not try that',
    patience: 'Seconds that a copy is given to be up',
    checkOutput: 'Form of the output; github writes annotations for GitHub Actions',
    auditOutput: 'text, wide, json, yaml, markdown, sarif (code scanning) or junit (tests)',
    patchFormat: 'Kind of patch: dockerfile, compose or run',
    signal: 'The signal, as for kill -s; all shows what becomes of the process by each',
    as: 'Which mask a bare one is',
    help: 'Print help and exit',
    helpAll: 'Print help with everything hidden and exit',
    version: 'Print the version and exit',
    escape: 'Everything that follows is an argument',
  },
  headers: {
    name: 'NAME',
    description: 'DESCRIPTION',
    usage: 'USAGE',
    aliases: 'ALIASES',
    commands: 'COMMANDS',
    flags: 'FLAGS',
    arguments: 'ARGUMENTS',
    examples: 'EXAMPLES',
    exitCodes: 'EXIT CODES',
    environment: 'ENVIRONMENT',
  },
  keywords: { default: (value) => ` (default ${value})` },
  exitCodes: {
    fine: 'Answered, also where the answer depends on something that could not be read',
    finding: 'Something is wrong: a stop that is not graceful (audit, check), or the model (lab)',
    usage: 'The command line or the input is wrong',
    undetermined: 'It could not be determined',
    'not-permitted': 'Not permitted',
    'no-target': 'There is no such process, container or image',
    bug: 'A bug in sigwhy',
  },
  environment: {
    NO_COLOR: 'Set to anything: no colours',
    FORCE_COLOR: 'Set to anything but 0: colours even where the output is not a terminal',
    LC_ALL: 'The language, unless --lang says another',
  },
  examples: [
    { command: 'sigwhy 1 TERM', text: 'Why does kill 1 do nothing?' },
    { command: 'sigwhy 1 -9', text: 'And kill -9 1?' },
    { command: 'sigwhy 1', text: 'All signals at once' },
    { command: 'sigwhy audit', text: 'How does each container here take its stop?' },
    { command: 'sigwhy advise web', text: 'What would make it stop well?' },
    { command: 'sigwhy decode fffffffe7fc1feff', text: 'Which handlers are these?' },
    { command: 'kubectl exec web -- cat /proc/1/status | sigwhy -', text: 'From another machine' },
    { command: 'sigwhy check web:2.1', text: 'Does this image stop when told to?' },
    {
      command: 'sigwhy collect | kubectl exec -i web -- sh -s | sigwhy - TERM',
      text: 'From a container that has a shell',
    },
    { command: 'sigwhy signals 143', text: 'What is exit code 143?' },
    { command: 'sigwhy why-died web', text: 'How did this container end, and why?' },
  ],
  pasteHere:
    'Paste /proc/PID/status, a mask, or what sigwhy collect printed here, then press Ctrl-D.',
  collectHere: [
    'Paste this into the shell of the container, and what it prints into: sigwhy -',
    'Or in one go: sigwhy collect | kubectl exec -i web -- sh -s | sigwhy - TERM',
  ],
})

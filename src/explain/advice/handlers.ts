/** A handler for the stop signal in the language of a program: what has to be in it, and where its own work goes. */

/** By the habit that a program is recognised by; `NAME` is the signal without its SIG. */
const handlers: Readonly<Record<string, (name: string) => readonly string[]>> = {
  node: (name) => [
    `process.on('SIG${name}', () => {`,
    '  // close servers, finish what was begun; then:',
    '  process.exit(0)',
    '})',
  ],
  python: (name) => [
    'import signal, sys',
    '',
    'def stop(number, frame):',
    '    # close servers, finish what was begun; then:',
    '    sys.exit(0)',
    '',
    `signal.signal(signal.SIG${name}, stop)`,
  ],
  ruby: (name) => [
    `trap('${name}') do`,
    '  # close servers, finish what was begun; then:',
    '  exit(0)',
    'end',
  ],
  perl: (name) => [
    `$SIG{${name}} = sub {`,
    '    # close servers, finish what was begun; then:',
    '    exit(0);',
    '};',
  ],
  php: (name) => [
    'pcntl_async_signals(true);',
    `pcntl_signal(SIG${name}, function () {`,
    '    // close servers, finish what was begun; then:',
    '    exit(0);',
    '});',
  ],
  go: (name) => [
    'stopped := make(chan os.Signal, 1)',
    `signal.Notify(stopped, syscall.SIG${name})`,
    'go func() {',
    '\t<-stopped',
    '\t// close servers, finish what was begun; then:',
    '\tos.Exit(0)',
    '}()',
  ],
}

/** None for a language that sigwhy has no handler for. */
export function handlerFor(habit: string, name: string): readonly string[] | undefined {
  return Object.hasOwn(handlers, habit) ? handlers[habit]?.(name) : undefined
}

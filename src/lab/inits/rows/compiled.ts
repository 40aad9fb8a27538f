/** Programs of Go and Java, compiled for the occasion.  https://pkg.go.dev/os/signal, java(1) -Xrs */
import type { InitRow } from '../init-row.ts'
import type { RestingCall } from '../resting-calls.ts'
import { polling, sleeping } from './calls.ts'

const goRests: readonly RestingCall[] = ['futex', ...polling, ...sleeping]

export const compiled: readonly InitRow[] = [
  go(
    'go',
    'go, no Notify',
    'package main\n\nimport "time"\n\nfunc main() { time.Sleep(5 * time.Minute) }\n',
  ),
  go(
    'go-notify',
    'go, Notify SIGTERM, exits',
    `package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM)
	<-c
	os.WriteFile(os.Getenv("HERE")+"/told", nil, 0o600)
	os.Exit(0)
}
`,
  ),
  go(
    'go-notify-all',
    'go, Notify for all, never exits',
    `package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	c := make(chan os.Signal, 8)
	signal.Notify(c)
	for s := range c {
		// The runtime sends this one to itself, to take a thread from a goroutine.
		if s != syscall.SIGURG {
			os.WriteFile(os.Getenv("HERE")+"/told", nil, 0o600)
		}
	}
}
`,
  ),
  java('java', 'java', []),
  java('java-xrs', 'java -Xrs', ['-Xrs']),
  java(
    'java-hook',
    'java, shutdown hook',
    [],
    `Runtime.getRuntime().addShutdownHook(new Thread(() -> mark("told")));`,
  ),
]

function go(id: string, title: string, source: string): InitRow {
  const tells = source.includes('/told') ? ({ tells: true } as const) : {}
  const start = { kind: 'go', source, ...tells } as const
  return { id, title, kind: 'runtime', start, rests: goRests, settle: 40 }
}

function java(id: string, title: string, flags: readonly string[], hook = ''): InitRow {
  const source = `import java.nio.file.*;
class Main {
  static void mark(String name) {
    try { Files.write(Path.of(System.getenv("HERE"), name), new byte[0]); } catch (Exception e) { }
  }
  public static void main(String[] arguments) throws Exception {
    ${hook}
    mark("ready");
    Thread.sleep(300000);
  }
}
`
  return {
    id,
    title,
    kind: 'runtime',
    start: {
      kind: 'program',
      names: ['java'],
      args: (here) => [...flags, '-cp', here, 'Main'],
      files: () => ({ 'Main.java': source }),
      prepare: { names: ['javac'], args: (here) => ['-d', here, `${here}/Main.java`] },
      ...(hook === '' ? {} : { tells: true }),
    },
    rests: ['futex', ...sleeping],
    ready: { file: 'ready' },
    settle: 100,
    watched: 800,
    width: 4,
  }
}

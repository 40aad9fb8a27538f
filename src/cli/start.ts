/**
 * The file that users run. It loads the program's own files with the bytecode that an earlier run left beside them, as Python
 * does in __pycache__: Node compiles nothing then, which is most of what a short question costs. Where the folder cannot be
 * written, or Node is another one, everything works all the same.  node:vm "script.createCachedData()"
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { Script } from 'node:vm'

/** The contents of the program's files as one number, put here by the bundler: bytecode of another version is not touched. */
declare const contents: string

/**
 * Bytecode is that of the functions which were called: each sort of question has its own, so that none has to compile what
 * another did not need.
 */
const folder = `${__dirname}/cache/${contents}-${process.version}-${process.arch}/${sortOfQuestion()}`
/** Now and then what is kept is kept anew: another question of the same sort may have called more. */
const isTimeToAdd = process.pid % 16 === 0

const wasLoaded = new Map<string, unknown>()

load('./main.cjs')

/** Loads a file of the program once, as `require` would; the bundler has made a function of it. */
function load(id: string): unknown {
  if (!id.startsWith('./')) return require(id)
  if (wasLoaded.has(id)) return wasLoaded.get(id)
  const filename = `${__dirname}/${id.slice(2)}`
  const source = readFileSync(filename, 'latin1')
  const cachedData = cached(id)
  const script = new Script(source, cachedData ? { filename, cachedData } : { filename })
  const module = { exports: {} as unknown }
  script.runInThisContext()(load, module, module.exports, __dirname)
  wasLoaded.set(id, module.exports)
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true
  if (!isKept || isTimeToAdd) keepAtExit(id, script)
  return module.exports
}

/** `pid-x` for `sigwhy 1 TERM`, `signals` for `sigwhy signals`. */
function sortOfQuestion(): string {
  const [first = 'none', ...others] = process.argv.slice(2)
  const start = /^\d+$/.test(first) ? 'pid' : /^[a-z]{3,10}$/.test(first) ? first : 'x'
  return others.length === 0 ? start : `${start}-x`
}

function cached(id: string): Buffer | undefined {
  if (process.env['NODE_DISABLE_COMPILE_CACHE']) return undefined
  try {
    return readFileSync(`${folder}/${id.slice(2)}`)
  } catch {
    return undefined
  }
}

/**
 * At the end of the run, when everything that was called has been compiled. Only for the program's owner: root must not
 * leave files of its own in somebody else's folder.
 */
function keepAtExit(id: string, script: Script): void {
  if (process.env['NODE_DISABLE_COMPILE_CACHE']) return
  if (statSync(__dirname).uid !== process.getuid?.()) return
  process.once('exit', (code) => {
    // What ends in an error is soon over, and calls little of what the next run will.
    if (code !== 0) return
    const path = `${folder}/${id.slice(2)}`
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${path}.${process.pid}`, script.createCachedData())
      renameSync(`${path}.${process.pid}`, path)
    } catch {
      // The folder belongs to somebody else, or is full: the next run compiles again.
    }
  })
}

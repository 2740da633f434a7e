import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What an independent program made of our bytes. */
export interface Verdict {
  readonly status: number | null
  readonly stdout: Uint8Array
  readonly stderr: string
}

/** Runs a program that knows the format better than we do, with `input` on its standard input. */
export function ask(command: string, args: readonly string[], input: Uint8Array): Verdict {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, timeout: 20_000 })
  if (error !== undefined) throw error
  return { status, stdout, stderr: stderr.toString() }
}

let python: string | undefined

/** Runs a program in Python itself: where `python3` is a script that chooses one, that takes longer than Python. */
export function askPython(
  program: string,
  input: Uint8Array = Buffer.alloc(0),
  args: readonly string[] = [],
): Verdict {
  const tell = 'import sys; sys.stdout.write(sys.executable)'
  python ??= Buffer.from(printed(ask('python3', ['-c', tell], Buffer.alloc(0)))).toString()
  return ask(python, ['-c', program, ...args], input)
}

/** Reads any property list with Python's plistlib and writes it again, binary or as XML. */
export function rewrittenByPlistlib(list: Uint8Array, format: 'BINARY' | 'XML'): Uint8Array {
  const program = [
    'import plistlib, sys',
    'value = plistlib.loads(sys.stdin.buffer.read())',
    `sys.stdout.buffer.write(plistlib.dumps(value, fmt=plistlib.FMT_${format}, sort_keys=False))`,
  ].join('\n')
  return printed(askPython(program, list))
}

/**
 * Turns a binary property list into XML, or XML into binary, with libplist. Through a file: its
 * plistutil 2.2 overruns its buffer on some lengths of standard input.
 */
export function convertedByPlistutil(list: Uint8Array): Uint8Array {
  return withFile(list, file => printed(ask('plistutil', ['-i', file, '-o', '-'], Buffer.alloc(0))))
}

/** Calls `use` with the path of a temporary file that holds `bytes`. */
export function withFile<Value>(bytes: Uint8Array, use: (file: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'tap-to-install-'))
  try {
    const file = join(folder, 'input')
    writeFileSync(file, bytes)
    return use(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What it wrote. @throws Error with the program's own words when it failed */
export function printed({ status, stdout, stderr }: Verdict): Uint8Array {
  if (status !== 0) throw new Error(`the program ended with ${status}: ${stderr}`)
  return stdout
}

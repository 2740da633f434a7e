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

/** Reads any property list with Python's plistlib and writes it again, binary or as XML. */
export function rewrittenByPlistlib(list: Uint8Array, format: 'BINARY' | 'XML'): Uint8Array {
  const program = [
    'import plistlib, sys',
    'value = plistlib.loads(sys.stdin.buffer.read())',
    `sys.stdout.buffer.write(plistlib.dumps(value, fmt=plistlib.FMT_${format}, sort_keys=False))`,
  ].join('\n')
  return succeeded('python3', ['-c', program], list)
}

/**
 * Turns a binary property list into XML, or XML into binary, with libplist. Through a file: its
 * plistutil 2.2 overruns its buffer on some lengths of standard input.
 */
export function convertedByPlistutil(list: Uint8Array): Uint8Array {
  return withFile(list, file => succeeded('plistutil', ['-i', file, '-o', '-'], Buffer.alloc(0)))
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

function succeeded(command: string, args: readonly string[], input: Uint8Array): Uint8Array {
  const { status, stdout, stderr } = ask(command, args, input)
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`)
  return stdout
}

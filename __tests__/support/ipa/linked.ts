import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What to link. */
export interface Linking {
  readonly output?: 'execute' | 'dylib'
  /** The linker signs ad hoc, as ld64 does for Apple silicon. */
  readonly adHoc?: boolean
}

/** Enough data that the file has several pages of every size. */
const PROGRAM = `
static int numbers[20000] = {1, 2, 3};
int main(int count, char **words) { return numbers[count] + (words != 0); }
`

/** An arm64 executable for iOS 15 that nobody here laid out: Debian's clang compiles it, LLVM's linker links it. */
export function linkedMachO({ output = 'execute', adHoc = false }: Linking = {}): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'linked-'))
  try {
    const [source, object, file] = ['main.c', 'main.o', 'main'].map(name => join(folder, name))
    if (!source || !object || !file) throw new Error('no paths')
    writeFileSync(source, PROGRAM)
    run('clang-14', ['-target', 'arm64-apple-ios15.0', '-c', source, '-o', object])
    const kind = output === 'dylib' ? ['-dylib'] : ['-e', '_main']
    const platform = ['-arch', 'arm64', '-platform_version', 'ios', '15.0', '17.0']
    const signing = adHoc ? ['-adhoc_codesign'] : ['-no_adhoc_codesign']
    const rest = ['-undefined', 'dynamic_lookup', ...signing, object, '-o', file]
    run('ld64.lld-14', [...platform, ...kind, ...rest])
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { timeout: 60_000 })
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.toString()}`)
}

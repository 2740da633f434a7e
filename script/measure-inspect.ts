import { spawnSync } from 'node:child_process'
import { createCipheriv } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inspectIpa } from '../src/ipa/inspect-ipa'
import '../src/runner/young-heap'

// See script/measure-inspect. Called with --inspect it is the process that is measured.

const MEGABYTE = 1_000_000
const KILOBYTE = 1024

const [calledFrom = '.', ...given] = process.argv.slice(2)
const { values, positionals } = parseArgs({
  args: given,
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1000' },
    files: { type: 'string', default: '20000' },
    inspect: { type: 'boolean', default: false },
    make: { type: 'boolean', default: false },
  },
})
const [ipa] = positionals.map(path => resolve(calledFrom, path))

if (values.make && ipa !== undefined) {
  await writeFile(ipa, await generated(Number(values.size) * MEGABYTE, Number(values.files)))
} else if (values.inspect && ipa !== undefined) await inspect(ipa)
else if (ipa !== undefined) await measure(ipa)
else await measureGenerated()

async function inspect(path: string): Promise<void> {
  const answer = await inspectIpa(path)
  const found = answer.kind === 'app' ? JSON.stringify(answer.app.seal) : answer.reason
  console.log(JSON.stringify({ found, peak: process.resourceUsage().maxRSS * KILOBYTE }))
}

async function measureGenerated(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'measure-inspect-'))
  try {
    const path = join(folder, 'Example.ipa')
    const size = ['--size', values.size, '--files', values.files]
    // In a process of its own: the kernel counts the memory of a parent as its children's.
    run('make', process.execPath, ['--max-old-space-size=8192', ...self(), '--make', ...size, path])
    await measure(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** This very script, for another process. */
function self(): readonly string[] {
  return [process.argv[1] ?? '', calledFrom]
}

/** A fifth of it code, three fifths pictures and the like, which do not compress, and many small files. */
async function generated(size: number, count: number): Promise<Buffer> {
  // Not loaded where it would be measured.
  const { ipaBytes } = await import('../__tests__/support/ipa/ipa-builder')
  const words = Buffer.from(
    Array.from({ length: 40_000 }, (_, n) => `${n * 7919}: words\n`).join(''),
  )
  const noise = keyStream(size / 9)
  const codeSize = size / 5
  const code = Buffer.concat([keyStream(codeSize / 2), Buffer.alloc(codeSize / 2, words)])
  const small = Array.from({ length: count }, (_, n): readonly [string, Buffer] => [
    `Resources/${n % 97}/${n}.json`,
    words.subarray((n * 61) % 20_000, ((n * 61) % 20_000) + 500 + ((n * 1009) % 9000)),
  ])
  const large = Array.from({ length: 7 }, (_, n): readonly [string, Buffer] => [
    `Media/${n}.bin`,
    Buffer.concat([Buffer.from(`${n}`), noise]),
  ])
  const executable = { codeSize: 20 * MEGABYTE }
  return ipaBytes({ executable, files: [...small, ['Media/code.bin', code], ...large] })
}

function keyStream(size: number): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16))
  return cipher.update(Buffer.alloc(Math.ceil(size)))
}

interface Measurement {
  readonly name: string
  readonly seconds: number
  /** Seconds of work on all cores: on a busy machine the fairer number. */
  readonly work: number
  readonly output: string
}

async function measure(path: string): Promise<void> {
  const { size } = await stat(path)
  run('read', 'cksum', [path]) // From here on it is in the page cache for everybody.
  const hashed = run('openssl dgst -sha256', 'openssl', ['dgst', '-sha256', path])
  const unpacked = run('unzip -t', 'unzip', ['-tqq', path])
  const inspected = run('inspect', process.execPath, [...self(), '--inspect', path])
  console.log(`${megabytes(size)} MB, ${cpus().length} cores, Node ${process.version}`)
  for (const one of [hashed, unpacked, inspected]) {
    const times = `${seconds(one.seconds)} s, ${seconds(one.work)} s of work`
    const ratio = (inspected.seconds / one.seconds).toFixed(2)
    const work = (inspected.work / one.work).toFixed(2)
    const compared = one === inspected ? '' : `; inspect: ${ratio} times that, ${work} of the work`
    console.log(`${one.name.padEnd(20)}${times}${compared}`)
  }
  tellAnswer(inspected)
}

function tellAnswer({ output }: Measurement): void {
  const answer: unknown = JSON.parse(output)
  if (typeof answer !== 'object' || answer === null) return
  if ('peak' in answer)
    console.log(`inspect used at most ${megabytes(Number(answer.peak))} MB of memory`)
  if ('found' in answer) console.log(`and found ${answer.found}`)
}

/** Through bash, which alone tells the work of a finished child. */
function run(name: string, command: string, args: readonly string[]): Measurement {
  const timed = ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', command, ...args]
  const result = spawnSync('bash', timed, { encoding: 'utf8', maxBuffer: 64 * MEGABYTE })
  if (result.status !== 0) throw new Error(`${name}: ${result.error ?? result.stderr}`)
  const [real = 0, user = 0, system = 0] = result.stderr.trim().split(/\s+/).slice(-3).map(Number)
  return { name, seconds: real, work: user + system, output: result.stdout }
}

function seconds(value: number): string {
  return value.toFixed(2).padStart(6)
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0)
}

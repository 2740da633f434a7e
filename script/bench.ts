import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeLargeApp } from './benchmarks/apps'
import { inspect, inspectOne } from './benchmarks/inspect'
import { publish } from './benchmarks/publish'
import { requests } from './benchmarks/requests'
import { start } from './benchmarks/start'
import { isPart, type Part, parts, type Row, tableOf, withPart } from './benchmarks/tables'
import type { Scale } from './benchmarks/timing'
import { upload, uploadOnce } from './benchmarks/upload'

// See script/bench.

const page = 'docs/benchmarks.md'

const measure: Readonly<Record<Part, (scale: Scale, folder: string) => Promise<readonly Row[]>>> = {
  start,
  inspect,
  publish,
  upload,
  requests,
}

const [calledFrom = '.', ...given] = process.argv.slice(2)
const [role = '', ...task] = given
if (role === 'make-app') await writeLargeApp(task[0] ?? '', Number(task[1]), Number(task[2]))
else if (role === 'upload-asset') await uploadOnce(JSON.parse(task[0] ?? ''))
else await bench()

async function bench(): Promise<void> {
  const options = { write: { type: 'boolean' }, quick: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args: given, allowPositionals: true, options })
  const [name, ipa] = positionals
  if (name !== undefined && !isPart(name)) throw new Error(`Parts are ${parts.join(', ')}`)
  const scale = values.quick ? { rounds: 1, share: 0.02 } : { rounds: 3, share: 1 }
  if (ipa !== undefined) {
    const row = await inspectOne(scale, resolve(calledFrom, ipa))
    return console.log(tableOf('inspect', [row]))
  }
  for (const part of name === undefined ? parts : [name]) {
    // A folder that script/bench makes and removes.
    const table = tableOf(part, await measure[part](scale, tmpdir()))
    console.log(`\n## ${part}\n\n${table}`)
    if (values.write) await write(part, `${table}\n\n${conditions()}`)
  }
}

async function write(part: Part, text: string): Promise<void> {
  await writeFile(page, withPart(await readFile(page, 'utf8'), part, text))
}

/** What the figures depend on. */
function conditions(): string {
  const version = execFileSync('git', ['--version'], { encoding: 'utf8' }).split(' ')[2]?.trim()
  const today = new Date().toISOString().slice(0, 10)
  return `Measured on ${today}: ${cpus().length} cores, Node ${process.version}, git ${version}.`
}

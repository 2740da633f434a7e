import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startGitHub } from '../__tests__/support/github/github'
import { addRelease } from '../__tests__/support/github/releases/add-release'
import { seedRepository } from '../__tests__/support/github/seed'
import { ipaBytes } from '../__tests__/support/ipa/ipa-builder'
import { connect } from '../src/github/client'
import { findRelease } from '../src/github/releases/release'
import { uploadAsset } from '../src/github/releases/upload-asset'
import { systemClock } from '../src/primitives/clock'

// Two processes of one program: the stand-in takes the file, and a child uploads it and tells its memory.

/** What the child needs to know. */
interface Task {
  readonly apiUrl: string
  readonly token: string
  readonly path: string
  readonly size: number
}

const repository = { owner: 'octo-org', name: 'app' }
const MB = 1_000_000

const [role = '', detail = ''] = process.argv.slice(2)
if (role === 'child') await upload(JSON.parse(detail))
else await measure(Number(role))

async function measure(size: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'measure-upload-'))
  const github = await startGitHub()
  try {
    const seed = await seedRepository(github)
    await addRelease({ repository: seed.repository, tag: 'builds' })
    const path = await sparseIpa(folder, size)
    const task: Task = { apiUrl: github.apiUrl, token: seed.token.value, path, size }
    const { stdout } = await promisify(execFile)(process.execPath, [
      process.argv[1] ?? '',
      'child',
      JSON.stringify(task),
    ])
    process.stdout.write(stdout)
    if (github.violations.length > 0) throw new Error(github.violations.join('\n'))
  } finally {
    await github.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Begins as an IPA does; the rest is a hole that takes no room on the disk. */
async function sparseIpa(folder: string, size: number): Promise<string> {
  const path = join(folder, 'Large.ipa')
  const file = await open(path, 'w')
  await file.write(ipaBytes())
  await file.truncate(size)
  await file.close()
  return path
}

async function upload({ apiUrl, token, path, size }: Task): Promise<void> {
  const progress = (line: string): void => console.log(line)
  const world = { github: connect({ token, apiUrl, progress }), repository, token, progress }
  const release = await findRelease(world, 'builds')
  if (release === undefined) throw new Error('the stand-in has no release')
  const before = process.resourceUsage().maxRSS
  const sha256 = await digestOf(path)
  const file = { name: 'Large.ipa', contentType: 'application/octet-stream', size, sha256 }
  const start = Date.now()
  await uploadAsset(
    release,
    { ...file, body: { kind: 'file', path } },
    { ...world, clock: systemClock },
  )
  const peak = process.resourceUsage().maxRSS
  console.log(
    `Node ${process.version}: ${size / MB} MB in ${Math.round((Date.now() - start) / 1000)} s, peak memory ${Math.round(peak / 1024)} MiB (${Math.round(before / 1024)} MiB before)`,
  )
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(piece)
  }
  return hash.digest('hex')
}

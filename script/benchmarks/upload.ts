import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startGitHub } from '../../__tests__/support/github/github'
import { addRelease } from '../../__tests__/support/github/releases/add-release'
import { seedRepository } from '../../__tests__/support/github/seed'
import { connect } from '../../src/github/client'
import { findRelease } from '../../src/github/releases/release'
import { uploadAsset } from '../../src/github/releases/upload-asset'
import { systemClock } from '../../src/primitives/clock'
import { smallApp } from './apps'
import type { Row } from './tables'
import {
  inBytes,
  inSeconds,
  inTurn,
  ratio,
  type Scale,
  type Timing,
  tellingPeak,
  timed,
} from './timing'

/** Bytes. */
const FULL_SIZE = 1_000_000_000

const repository = { owner: 'octo-org', name: 'app' }
const contentType = 'application/octet-stream'

/** What the process that uploads needs to know. */
interface Task {
  readonly apiUrl: string
  readonly token: string
  readonly path: string
  readonly size: number
  readonly sha256: string
}

/** An upload to a release, against `curl` with the same file to the same server. */
export async function upload({ rounds, share }: Scale, folder: string): Promise<readonly Row[]> {
  const size = FULL_SIZE * share
  const path = await sparseIpa(folder, size)
  const github = await startGitHub()
  try {
    const seed = await seedRepository(github)
    const release = await addRelease({ repository: seed.repository, tag: 'builds' })
    const token = seed.token.value
    const address = `${github.uploadUrl}/repos/octo-org/app/releases/${release.id}/assets?name=Large.ipa`
    const headers = ['-H', `Authorization: Bearer ${token}`, '-H', `Content-Type: ${contentType}`]
    const curl = ['-sSf', '-X', 'POST', ...headers, '-T', path, address]
    const task: Task = { apiUrl: github.apiUrl, token, path, size, sha256: await digestOf(path) }
    const [, self = ''] = process.argv
    const ours = [...tellingPeak, self, '', 'upload-asset', JSON.stringify(task)]
    const alone = async (command: string, args: readonly string[]) => {
      for (const { file } of release.assets.splice(0)) await rm(file)
      return timed(command, args)
    }
    const timing = await inTurn(rounds, {
      curl: () => alone('curl', curl),
      upload: () => alone(process.execPath, ours),
    })
    if (github.violations.length > 0) throw new Error(github.violations.join('\n'))
    return [rowOf(size, timing('upload'), timing('curl'))]
  } finally {
    await github.close()
  }
}

function rowOf(size: number, ours: Timing, curl: Timing): Row {
  return [
    inBytes(size),
    ...[inSeconds(ours.seconds), inSeconds(curl.seconds), ratio(ours.seconds, curl.seconds)],
    ...[inSeconds(ours.work), inSeconds(curl.work), `${ours.peak.toFixed(0)} MB`],
  ]
}

/** Begins as an IPA does; the rest is a hole that takes no room on the disk. */
async function sparseIpa(folder: string, size: number): Promise<string> {
  const path = join(folder, 'Large.ipa')
  const file = await open(path, 'w')
  await file.write(smallApp(1))
  await file.truncate(size)
  await file.close()
  return path
}

/** In the process that is measured. */
export async function uploadOnce(task: Task): Promise<void> {
  const { apiUrl, token, path, size, sha256 } = task
  const progress = () => {}
  const world = { github: connect({ token, apiUrl, progress }), repository, token, progress }
  const release = await findRelease(world, 'builds')
  if (release === undefined) throw new Error('the stand-in has no release')
  const file = {
    name: 'Large.ipa',
    contentType,
    size,
    sha256,
    body: { kind: 'file', path },
  } as const
  await uploadAsset(release, file, { ...world, clock: systemClock })
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

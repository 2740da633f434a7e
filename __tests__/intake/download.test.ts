import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { SiteFetch } from '../../src/github/proxy-fetch'
import { type Download, downloadArtifact } from '../../src/intake/download'

let folder: string
let said: string[]
let slept: number[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'))
  said = []
  slept = []
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const clock = {
  now: () => new Date(0),
  sleep: async (milliseconds: number) => void slept.push(milliseconds),
  random: () => 0,
}

const pieces = (count: number, size = 1_000): ReadableStream<Uint8Array> => {
  let left = count
  return new ReadableStream({
    pull: controller => {
      if (left-- > 0) controller.enqueue(new Uint8Array(size).fill(65))
      else controller.close()
    },
  })
}

/** One answer per try; the last one stands for all that follow. */
function answering(...answers: readonly (() => Response)[]): SiteFetch {
  let at = 0
  return async () => {
    const answer = answers[Math.min(at++, answers.length - 1)]
    if (answer === undefined) throw new Error('no answer')
    return answer()
  }
}

async function download(fetch: SiteFetch, deviations: Partial<Download> = {}): Promise<string> {
  const to = join(folder, 'archive')
  await downloadArtifact(
    {
      locate: async () => new URL('https://blobs.example/1?sig=secret'),
      to,
      sha256: undefined,
      name: 'ipa',
      limit: 10_000,
      ...deviations,
    },
    { fetch, clock, progress: line => said.push(line) },
  )
  return readFile(to, 'latin1')
}

describe('the bytes of an artifact', () => {
  it('are written as they come', async () => {
    expect(await download(answering(() => new Response(pieces(3))))).toBe('A'.repeat(3_000))
  })

  it('are fetched again, from a new address, when the storage fails', async () => {
    const asked: number[] = []
    const locate = async () => new URL(`https://blobs.example/${asked.push(1)}`)
    const fetch = answering(
      () => new Response('busy', { status: 503 }),
      () => new Response('expired', { status: 403 }),
      () => new Response(pieces(1)),
    )
    expect(await download(fetch, { locate })).toHaveLength(1_000)
    expect(asked).toHaveLength(3)
    expect(slept).toEqual([500, 1_000])
    expect(said.join()).not.toContain('https:')
  })

  it('are given up after four tries', async () => {
    const fetch = answering(() => new Response('busy', { status: 503 }))
    await expect(download(fetch)).rejects.toMatchObject({
      code: 'network',
      message: 'The artifact “ipa” could not be fetched: the storage answered 503',
    })
    expect(slept).toHaveLength(3)
  })

  it('are no more than the limit, whatever was announced', async () => {
    let taken = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: controller => {
        taken += 1_000
        if (taken > 1_000_000) controller.close()
        else controller.enqueue(new Uint8Array(1_000))
      },
    })
    await expect(download(answering(() => new Response(endless)))).rejects.toMatchObject({
      code: 'no-ipa',
      message: 'The artifact “ipa” has more than 10 KB, the most that is fetched',
    })
    expect(taken).toBeLessThan(100_000)
    expect(slept).toEqual([])
  })

  it('are those that were uploaded', async () => {
    const sha256 = createHash('sha256').update('A'.repeat(1_000)).digest('hex')
    const fetch = answering(() => new Response(pieces(1)))
    expect(await download(fetch, { sha256 })).toHaveLength(1_000)
    await expect(download(fetch, { sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'malformed',
      message: expect.stringContaining('is not what was uploaded'),
    })
  })
})

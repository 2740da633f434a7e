import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Repository } from '../world'
import { publish } from './publication'
import type { Release } from './release'

export interface AddReleaseOptions {
  readonly repository: Repository
  readonly tag: string
  readonly name?: string
  readonly body?: string
  readonly draft?: boolean
  readonly prerelease?: boolean
  readonly immutable?: boolean
  /** Bytes by name. */
  readonly assets?: Readonly<Record<string, string | Uint8Array>>
}

/** A release that somebody else made. Watchers had their mails long ago. */
export async function addRelease(options: AddReleaseOptions): Promise<Release> {
  const { body = null, draft = false, name = null, prerelease = false, repository, tag } = options
  const { defaultBranch: target, owner: author, releases } = repository
  const facts = { tag, target, name, body, prerelease, author }
  const release = releases.add({ ...facts, makeLatest: 'true' })
  for (const [asset, bytes] of Object.entries(options.assets ?? {})) {
    await addAsset(repository, release, { name: asset, bytes: Buffer.from(bytes) })
  }
  if (draft) return release
  const usual = releases.rules.immutable
  releases.rules.immutable = options.immutable ?? usual
  await publish(repository, release, author)
  releases.rules.immutable = usual
  releases.mails.pop()
  return release
}

async function addAsset(
  { owner, releases }: Repository,
  release: Release,
  { bytes, name }: { readonly name: string; readonly bytes: Buffer },
): Promise<void> {
  const contentType = 'application/octet-stream'
  const facts = { name, label: null, contentType, size: bytes.length, uploader: owner }
  const asset = releases.addAsset(release, facts)
  await mkdir(path.dirname(asset.file), { recursive: true })
  await writeFile(asset.file, bytes)
  asset.state = 'uploaded'
  asset.digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

import { describe, expect, it } from '@jest/globals'
import { readBlob } from '../../../src/formats/code-signature/blob'
import { readCodeDirectory } from '../../../src/formats/code-signature/code-directory'
import { PAGE_MULTIPLE, PageHashes } from '../../../src/formats/code-signature/page-hashes'
import { codeDirectory, type DirectoryHash } from '../../support/ipa/code-directory-writer'

const code = Buffer.alloc(10 * PAGE_MULTIPLE + 5, 'some code that is not the same everywhere')

function directoryOf(hash: DirectoryHash, pageSize: number) {
  const parts = new Map<number, Uint8Array>()
  const bytes = codeDirectory({ code, identifier: 'x', teamId: undefined, parts, hash, pageSize })
  return readCodeDirectory(readBlob(bytes, 'code directory'), 0)
}

/** Feeds `bytes` in pieces. */
function pagesOf(bytes: Uint8Array, mostHeld: number): PageHashes {
  const pages = new PageHashes(mostHeld)
  for (let at = 0; at < bytes.length; at += 3 * PAGE_MULTIPLE) {
    pages.add(bytes.subarray(at, at + 3 * PAGE_MULTIPLE))
  }
  return pages
}

const changed = Buffer.from(code)
changed[5 * PAGE_MULTIPLE] = 1
changed[changed.length - 1] = 1

describe.each([
  ['held', code.length],
  ['too large to be held', code.length - 1],
  ['never held', 0],
])('the pages of a slice that is %s', (_how, mostHeld) => {
  it.each([
    ['sha256', 4096, 41, 5 * PAGE_MULTIPLE],
    ['sha256', 16_384, 11, 5 * PAGE_MULTIPLE],
    ['sha1', 4096, 41, 5 * PAGE_MULTIPLE],
  ] as const)('are compared by %s of %i bytes', (hash, pageSize, pages, offset) => {
    const directory = directoryOf(hash, pageSize)
    expect(pagesOf(code, mostHeld).compare(directory)).toBeUndefined()
    const flaw = { kind: 'pages-changed', hash, changed: 2, pages, offset }
    expect(pagesOf(changed, mostHeld).compare(directory)).toEqual(flaw)
  })

  it('are compared as far as they are there', () => {
    const directory = directoryOf('sha256', 4096)
    const cutOff = pagesOf(code.subarray(0, code.length - 5000), mostHeld)
    expect(cutOff.compare(directory)).toBeUndefined()
    const longer = pagesOf(Buffer.concat([code, Buffer.alloc(5000)]), mostHeld)
    expect(longer.compare(directory)).toBeUndefined()
  })
})

describe('an unusual way of hashing', () => {
  it.each([
    ['sha1', 16_384],
    ['sha384', 4096],
    ['sha256-truncated', 8192],
  ] as const)('%s of %i bytes is compared while the slice is held', (hash, pageSize) => {
    const directory = directoryOf(hash, pageSize)
    expect(pagesOf(code, code.length).compare(directory)).toBeUndefined()
    expect(pagesOf(changed, code.length).compare(directory)).toMatchObject({ changed: 2 })
    expect(pagesOf(changed, 0).compare(directory)).toBeUndefined()
  })
})

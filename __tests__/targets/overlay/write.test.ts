import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { blobName } from '../../../src/github/git/blob-name'
import { listPath, readOverlayFolder } from '../../../src/targets/overlay/folder'
import { type Overlay, planOverlay } from '../../../src/targets/overlay/overlay'
import { writeOverlay } from '../../../src/targets/overlay/write'

let site: string
let store: string

beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'overlay-'))
  store = await mkdtemp(join(tmpdir(), 'overlay-store-'))
})

afterEach(async () => {
  await rm(site, { recursive: true })
  await rm(store, { recursive: true })
})

const directory = 'install'
const nameLength = 40

/** Contents by path, with the names that git gives to them. */
async function named(files: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const ours = new Map<string, string>()
  for (const [path, text] of Object.entries(files)) {
    const file = join(store, 'content')
    await writeFile(file, text)
    const oid = await blobName(file, nameLength)
    await writeFile(join(store, oid), text)
    ours.set(path, oid)
  }
  return ours
}

async function fetchFiles(oids: readonly string[], folder: string): Promise<void> {
  for (const [index, oid] of oids.entries()) {
    await writeFile(join(folder, String(index)), await readFile(join(store, oid)))
  }
}

async function overlay(
  files: Readonly<Record<string, string>>,
  fetching: typeof fetchFiles = fetchFiles,
): Promise<Overlay> {
  const ours = await named(files)
  const folder = await readOverlayFolder(site, { directory, nameLength })
  const wasOurs = folder.earlier.has.bind(folder.earlier)
  const plan = planOverlay({ ours, list: listPath(directory), there: folder.there, wasOurs })
  await writeOverlay(folder, plan, { directory, ours, fetchFiles: fetching })
  return plan
}

async function tree(): Promise<readonly string[]> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(({ name }) => name)
    .sort()
}

it('knows the name that git gives to a content', async () => {
  await writeFile(join(store, 'hello'), 'hello\n')
  expect(await blobName(join(store, 'hello'), 40)).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
})

describe('an overlay that comes to nothing', () => {
  it('leaves the folder as it was when the files cannot be fetched', async () => {
    await overlay({ 'install/index.html': 'one' })
    const broken = async (): Promise<void> => {
      throw new Error('the connection broke')
    }
    await expect(overlay({ 'install/index.html': 'two' }, broken)).rejects.toThrow('broke')
    expect(await tree()).toEqual(['.tap-to-install', 'index.html'])
    expect(await readFile(join(site, 'install/index.html'), 'utf8')).toBe('one')
  })

  it('is taken up by the next run when it ended halfway', async () => {
    const files = { 'install/a.html': 'a', 'install/b.html': 'b' }
    const onlyFirst = async (oids: readonly string[], folder: string): Promise<void> => {
      await fetchFiles(oids.slice(0, 1), folder)
    }
    await expect(overlay(files, onlyFirst)).rejects.toThrow('cannot be written')
    expect(await tree()).toEqual(['.tap-to-install', 'a.html'])
    const plan = await overlay({ 'install/a.html': 'changed meanwhile', 'install/b.html': 'b' })
    expect(plan.write.size).toBe(2)
    expect(await readFile(join(site, 'install/a.html'), 'utf8')).toBe('changed meanwhile')
  })
})

it('keeps a list that gives no path away', async () => {
  const secret = '0123456789abcdef0123456789abcdef'
  await overlay({ [`install/${secret}/pr-1/index.html`]: 'hidden' })
  const list = await readFile(join(site, listPath(directory)), 'utf8')
  expect(list).toMatch(/^Files that Tap to Install .*\n[0-9a-f]{64}\n$/)
  expect(list).not.toContain(secret)
})

it('takes no file of somebody else for its list', async () => {
  await overlay({ 'install/index.html': 'one' })
  await writeFile(join(site, listPath(directory)), 'My own notes')
  await expect(overlay({ 'install/index.html': 'two' })).rejects.toThrow(
    /“install\/\.tap-to-install”/,
  )
  expect(await readFile(join(site, listPath(directory)), 'utf8')).toBe('My own notes')
})

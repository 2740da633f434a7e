import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { BuildRecord } from '../../src/builds/build-record'
import { addBuild } from '../../src/site/edits/add-build'
import { removeChannel } from '../../src/site/edits/remove-channel'
import { ipaFile, renderBuild } from '../../src/site/render-build'
import type { SiteChange, SiteEdit } from '../../src/site/shelf'
import type { ApplyOptions, Hosting, Publication, Target } from '../../src/targets/target'
import { aRecord } from '../support/build-record'
import { Scratch } from '../support/git-workspace'
import { quietly } from '../support/pages-target'
import { generous, publishedNow } from '../support/publish-edit'

/** A place of the world where a target can be tried. */
export interface Ground {
  /** As another run would make it: nothing is remembered. */
  readonly target: () => Target
  /** As a phone fetches: redirects followed. Undefined for anything but 200. */
  readonly get: (url: string) => Promise<Uint8Array | undefined>
  /** Until what was written is served. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What each kind of target keeps, whoever serves it. `page`: each build has a page of its own. */
export function keepsTheContract(
  name: string,
  { open, page }: { readonly open: (folder: string) => Promise<Ground>; readonly page: boolean },
): void {
  describe(`${name}, as every target,`, () => {
    const scratch = new Scratch()
    let ground: Ground
    let folder = ''
    let first: Published
    let second: Published

    beforeAll(async () => {
      folder = await scratch.folder()
      ground = await open(await scratch.folder())
    })
    afterAll(async () => {
      await ground?.close()
      await scratch.clear()
    })

    it('says where it would put a build, and writes nothing for that', async () => {
      const target = ground.target()
      const hosting = await target.survey(1000)
      expect(hosting.ipaLimit.bytes).toBeGreaterThan(1000)
      const prepared = await prepare(target, hosting, { number: 1, folder })
      for (const url of assetsOf(prepared.record)) expect(await ground.get(url)).toBeUndefined()
      expect((await target.read()).builds).toEqual([])
    })

    it('serves at every promised address exactly the promised bytes', async () => {
      first = await publish(ground, { number: 1, folder })
      expect(first.kind).toBe('written')
      await expectServed(ground, first, page)
      expect((await ground.target().read()).builds.map(({ record }) => record)).toEqual([
        first.record,
      ])
    })

    it('changes nothing when the same is published again', async () => {
      const again = await publish(ground, { number: 1, folder })
      expect([again.kind, again.record.urls]).toEqual(['unchanged', first.record.urls])
      await expectServed(ground, again, page)
    })

    it('keeps the build before beside a new one', async () => {
      second = await publish(ground, { number: 2, folder })
      expect(second.kind).toBe('written')
      expect(second.record.urls.ipa).not.toBe(first.record.urls.ipa)
      await expectServed(ground, first, page)
      await expectServed(ground, second, page)
    })

    it('takes away what makes room for the next', async () => {
      const third = await publish(ground, { number: 3, folder, keepBuilds: 2 })
      await expectServed(ground, third, page)
      await expectServed(ground, second, page)
      for (const url of assetsOf(first.record)) expect(await ground.get(url)).toBeUndefined()
      expect((await ground.target().read()).builds).toHaveLength(2)
    })

    it('removes a channel, and of others nothing', async () => {
      const channel = { name: 'main', kind: 'ref', ref: 'main' } as const
      const other = await publish(ground, { number: 4, folder, channel })
      expect(await remove(ground, 'pr-42')).toBe('written')
      for (const url of assetsOf(second.record)) expect(await ground.get(url)).toBeUndefined()
      if (page) {
        const left = Buffer.from((await ground.get(second.record.urls.install)) ?? []).toString()
        expect(left).toContain('meta name="tap-to-install" content="gone')
        expect(left).not.toContain('href="itms-services')
      }
      await expectServed(ground, other, page)
    })

    it('is calm when it is asked to remove again', async () => {
      expect(await remove(ground, 'pr-42')).toBe('unchanged')
      expect(await remove(ground, 'never-there')).toBe('unchanged')
      expect((await ground.target().read()).builds).toHaveLength(1)
    })
  })
}

interface Wish {
  readonly number: number
  /** For the IPAs. */
  readonly folder: string
  readonly keepBuilds?: number
  readonly channel?: BuildRecord['channel']
}

interface Published {
  readonly kind: Publication['kind']
  readonly record: BuildRecord
  readonly files: ReadonlyMap<string, Uint8Array>
}

const icon = Uint8Array.of(1, 2, 3)

function assetsOf({ urls }: BuildRecord): readonly string[] {
  return [urls.ipa, urls.manifest, urls.icon, urls.qr]
}

function anIpaFile({ number, folder }: Wish) {
  const path = join(folder, `${number}.ipa`)
  writeFileSync(path, `the bytes of build ${number}`.repeat(1000))
  const bytes = readFileSync(path)
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

async function prepare(target: Target, hosting: Hosting, wish: Wish) {
  const { path, size, sha256 } = anIpaFile(wish)
  const facts = aRecord({
    run: { id: 9_000_000 + wish.number, number: wish.number },
    ipa: { size, sha256, host: hosting.ipaHost },
    ...(wish.channel === undefined ? {} : { channel: wish.channel }),
  })
  const { app, channel, buildId } = facts
  const { folder, urls } = await target.plan({
    channel,
    bundleId: app.bundleId,
    buildId,
    fileName: facts.ipa.fileName,
    size,
    unlisted: false,
  })
  return { path, folder, record: { ...facts, urls } }
}

async function publish(ground: Ground, wish: Wish): Promise<Published> {
  const target = ground.target()
  const hosting = await target.survey(1000)
  const { path, folder, record } = await prepare(target, hosting, wish)
  const isBeside = hosting.ipaHost === 'release'
  const render = (settled: BuildRecord) => [
    ...(isBeside ? [] : [ipaFile(settled, { folder, path })]),
    ...renderBuild(settled, { folder, icon }),
  ]
  const edit = addBuild({
    record,
    folder,
    render,
    directory: 'install',
    keepBuilds: wish.keepBuilds ?? 3,
    siteBudget: generous,
    now: publishedNow,
  })
  const ipas = isBeside ? [{ record, path }] : []
  const kind = await write(ground, target, { edit, options: { ...quietly, ipas } })
  const named = renderBuild(record, { folder, icon }).flatMap(({ path: file, content }) =>
    content.kind === 'bytes' ? [[file.slice(folder.length + 1), content.bytes] as const] : [],
  )
  return { kind, record, files: new Map([['ipa', readFileSync(path)], ...named]) }
}

async function remove(ground: Ground, channel: string): Promise<string> {
  const target = ground.target()
  await target.survey(0)
  const edit = removeChannel({ channel, directory: 'install', now: publishedNow })
  return write(ground, target, { edit, options: { ...quietly, reason: 'Remove' } })
}

/** Writes, and then takes away what no page links any more. */
async function write(
  ground: Ground,
  target: Target,
  { edit, options }: { readonly edit: SiteEdit; readonly options: ApplyOptions },
): Promise<Publication['kind']> {
  let gone: SiteChange['gone'] = []
  const { kind } = await target.apply(shelf => {
    const change = edit(shelf)
    gone = change.gone
    return change
  }, options)
  await target.discard?.(gone)
  await ground.settled()
  return kind
}

async function expectServed(
  ground: Ground,
  { record: { urls }, files }: Published,
  page: boolean,
): Promise<void> {
  const addresses = [
    [urls.ipa, 'ipa'],
    [urls.manifest, 'manifest.plist'],
    [urls.icon, 'icon.png'],
    [urls.qr, 'qr.png'],
    ...(page ? [[urls.install, 'index.html']] : []),
  ] as const
  for (const [url = '', name = ''] of addresses) {
    const served = await ground.get(url)
    expect([name, served && Buffer.from(served).equals(files.get(name) ?? Buffer.of())]).toEqual([
      name,
      true,
    ])
  }
}

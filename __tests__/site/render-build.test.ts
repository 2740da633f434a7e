import { describe, expect, it } from '@jest/globals'
import { parseBuildJson } from '../../src/builds/build-json'
import { renderManifest } from '../../src/site/manifest'
import { ipaFile, renderBuild } from '../../src/site/render-build'
import type { SiteFile } from '../../src/site/shelf'
import { aBuild, onlySigned } from '../support/build-record'
import { readQr } from '../support/read-qr'

const { folder, record } = aBuild()
const icon = Uint8Array.of(1, 2, 3)

const bytesOf = (files: readonly SiteFile[], name: string): Uint8Array => {
  const content = files.find(({ path }) => path === `${folder}/${name}`)?.content
  if (content?.kind !== 'bytes') throw new Error(`no ${name}`)
  return content.bytes
}

describe('the files of a build', () => {
  const files = renderBuild(record, { folder, icon })

  it('come in the order in which they may become visible', () => {
    const names = ['manifest.plist', 'icon.png', 'qr.png', 'build.json', 'index.html']
    expect(files.map(({ path }) => path)).toEqual(names.map(name => `${folder}/${name}`))
  })

  it('say what the record says', () => {
    expect(bytesOf(files, 'manifest.plist')).toEqual(renderManifest(record))
    expect(bytesOf(files, 'icon.png')).toEqual(icon)
    expect(parseBuildJson(bytesOf(files, 'build.json'))).toEqual(record)
    expect(readQr(bytesOf(files, 'qr.png'))).toBe(record.urls.install)
  })

  it('are others for a build that iOS refuses: without a manifest', () => {
    const unsigned = { ...record, ...(onlySigned && { sideload: onlySigned }) }
    const own = renderBuild(unsigned, { folder, icon })
    const names = ['icon.png', 'qr.png', 'build.json', 'index.html']
    expect(own.map(({ path }) => path)).toEqual(names.map(name => `${folder}/${name}`))
    expect(parseBuildJson(bytesOf(own, 'build.json'))).toEqual(unsigned)
    const template = '{{#sourceUrl}}<a href="{{ipaUrl}}">{{title}}</a>{{/sourceUrl}}{{itmsUrl}}'
    const page = bytesOf(renderBuild(unsigned, { folder, icon, template }), 'index.html')
    expect(new TextDecoder().decode(page)).toBe(`<a href="${record.urls.ipa}">Example</a>`)
    const forIos = '<a href="{{itmsUrl}}">{{title}}</a>'
    expect(() => renderBuild(unsigned, { folder, icon, template: forIos })).toThrow(
      'leaves out the link to the IPA',
    )
  })

  it('follow the user’s template and carry hashes when there are any', () => {
    const template = '<a href="{{itmsUrl}}">{{title}}</a>'
    const hashes = { kind: 'sha256', chunkSize: 10, hashes: ['aa'] } as const
    const own = renderBuild(record, { folder, icon, template, hashes })
    expect(new TextDecoder().decode(bytesOf(own, 'index.html'))).toMatch(
      /^<a href="itms.*>Example</,
    )
    expect(bytesOf(own, 'manifest.plist')).toEqual(renderManifest(record, hashes))
  })

  it('are joined by the IPA, which stays on disk', () => {
    expect(ipaFile(record, { folder, path: '/build/a.ipa' })).toEqual({
      path: `${folder}/Example-1.2.3.ipa`,
      content: {
        kind: 'file',
        path: '/build/a.ipa',
        size: record.ipa.size,
        sha256: record.ipa.sha256,
      },
    })
  })
})

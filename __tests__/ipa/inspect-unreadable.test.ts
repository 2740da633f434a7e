import { dirname } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { inspectIpa } from '../../src/ipa/inspect-ipa'
import { aFile, anIpa } from '../support/ipa/an-ipa'
import { refusal } from '../support/ipa/inspection'
import { type IpaDeviations, ipaEntries } from '../support/ipa/ipa-builder'
import { zipBytes } from '../support/ipa/zip-writer'

describe('an archive without a readable app', () => {
  const text = Buffer.from('text')
  const other = ipaEntries({ appFolder: 'Other.app' })
  it.each<[string, IpaDeviations, RegExp]>([
    ['truncated', { zip: { cutOff: 100 } }, /no ZIP archive, or it is cut off/],
    [
      'encrypted',
      { extraEntries: [{ path: 'Payload/x', data: text, encrypted: true }] },
      /“Payload\/x” is encrypted/,
    ],
    ['an empty Info.plist', { infoPlistBytes: Buffer.alloc(0) }, /Example\.app\/Info\.plist”: /],
    ['garbage as Info.plist', { infoPlistBytes: Buffer.alloc(99, 7) }, /Info\.plist”: /],
    ['a garbled binary list', { infoPlistBytes: Buffer.from('bplist00garbage') }, /Info\.plist”: /],
    ['a vast Info.plist', { infoPlistBytes: Buffer.alloc(5 * 1024 ** 2) }, /most is 4194304/],
    ['no Info.plist', { infoPlistBytes: 'none' }, /“Payload\/Example\.app” has no Info\.plist/],
    ['no bundle id', { infoPlist: { CFBundleIdentifier: undefined } }, /no CFBundleIdentifier/],
    [
      'a hostile bundle id',
      { infoPlist: { CFBundleIdentifier: '../..' } },
      /“\.\.\/\.\.”, which is no/,
    ],
    ['a lower-case payload', { payload: 'payload/' }, /“payload”, but iOS asks for “Payload”/],
    [
      'Payload one level down',
      { payload: 'Build 7/Payload/' },
      /“Build 7\/Payload”, one level too deep/,
    ],
    ['two apps', { extraEntries: other }, /2 apps: “Payload\/Example\.app”, “Payload\/Other\.app”/],
    [
      'a zipped archive of Xcode',
      { payload: 'A.xcarchive/Products/Applications/' },
      /“A\.xcarchive”/,
    ],
    ['junk in front', { zip: { before: text } }, /4 bytes stand in front/],
    ['junk behind', { zip: { after: text } }, /4 bytes follow its end/],
    [
      'the Info.plist twice',
      { extraEntries: [infoAgain()] },
      /holds “Payload\/Example\.app\/Info\.plist” twice/,
    ],
  ])('is refused: %s', async (_, deviations, reason) => {
    const inspection = await refusal(await anIpa(deviations))
    expect(inspection.reason).toMatch(reason)
    expect(inspection.fix).not.toBe('')
    expect(inspection.recognised).toBeUndefined()
    expect(inspection.file.name).toBe('Example.ipa')
  })

  it.each<[string, Buffer, RegExp]>([
    ['text', text, /no ZIP archive/],
    ['nothing', Buffer.alloc(0), /^the file is empty$/],
    [
      'a pointer',
      bytes('version https://git-lfs.github.com/spec/v1\noid sha256:ab'),
      /Git LFS pointer/,
    ],
    ['a web page', bytes('\ufeff\n<!DOCTYPE html><title>Sign in</title>'), /web page/],
    ['an answer of a server', bytes('{"message":"Not Found"}'), /server \(JSON\)/],
    [
      'an answer of a bucket',
      bytes('<?xml version="1.0"?>\n<Error><Code>Expired'),
      /storage server/,
    ],
    ['a manifest', bytes('<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC'), /property list/],
    ['a packed tar', Buffer.from([0x1f, 0x8b, 8, 0]), /packed with gzip/],
    ['an executable', Buffer.from([0xcf, 0xfa, 0xed, 0xfe]), /an executable/],
    ['an APK', zipOf('AndroidManifest.xml'), /Android app \(it holds “AndroidManifest\.xml”\)/],
    ['an app bundle of Android', zipOf('BundleConfig.pb'), /Android app/],
    ['an IPA in an archive', zipOf('build/App.ipa'), /around the IPA “build\/App\.ipa”/],
    ['an archive in an archive', zipOf('ipa.zip'), /around the archive “ipa\.zip”/],
    [
      'the inside of an archive',
      zipOf('Products/Applications/A.app/A'),
      /inside of an Xcode archive/,
    ],
    ['an app that is a link', linked('Payload/App.app'), /“Payload\/App\.app” is a symbolic link/],
    ['a payload that is a link', linked('Payload'), /“Payload” is a symbolic link/],
    ['an empty archive', zipBytes([]), /no Payload\/<name>\.app\/Info\.plist/],
    ['an archive of something else', zipBytes([{ path: 'a/b', data: text }]), /no Payload/],
    [
      'a damaged Info.plist',
      zipBytes(ipaEntries().map(damaged)),
      /Info\.plist” is damaged: its checksum/,
    ],
  ])('is refused: %s', async (_, bytes, reason) => {
    const inspection = await refusal(await aFile('a.ipa', bytes))
    expect(inspection.reason).toMatch(reason)
    expect(inspection.fix).not.toBe('')
  })

  it('is recognised as a simulator product', async () => {
    const infoPlist = {
      CFBundleSupportedPlatforms: ['iPhoneSimulator'],
      DTPlatformName: 'iphonesimulator',
    }
    const inspection = await refusal(await anIpa({ payload: '', profile: 'none', infoPlist }))
    expect(inspection).toMatchObject({ recognised: 'simulator-build' })
    expect(inspection.reason).toMatch(/“Example\.app” without a folder Payload.*simulator/)
  })

  it('is a zipped device app when it is none', async () => {
    const inspection = await refusal(await anIpa({ payload: '' }))
    expect(inspection.recognised).toBeUndefined()
    expect(inspection.reason).toMatch(/“Example\.app” without a folder Payload around it/)
  })

  it.each(['', 'Payload/', 'Applications/'])('is recognised as a Mac app in “%s”', async folder => {
    const entries = [{ path: `${folder}Example.app/Contents/Info.plist`, data: text }]
    const inspection = await refusal(await aFile('a.zip', zipBytes(entries)))
    expect(inspection).toMatchObject({ recognised: 'unsupported-platform' })
    expect(inspection.reason).toMatch(/“Example\.app” is a Mac app/)
  })

  it('shows hostile names harmlessly and in part', async () => {
    const inspection = await refusal(
      await anIpa({ appFolder: `\u202eevil\n${'x'.repeat(500)}.app`, infoPlistBytes: 'none' }),
    )
    expect(inspection.reason).toMatch(/^“Payload\/evil x{100,110}…” has no Info\.plist$/)
  })

  it('is no answer for a file that is not there, or a folder', async () => {
    await expect(inspectIpa('/nowhere/App.ipa')).rejects.toMatchObject({ code: 'no-ipa' })
    await expect(inspectIpa(dirname(await anIpa()))).rejects.toThrow(/is a folder/)
  })
})

function infoAgain() {
  return { path: 'Payload/Example.app/Info.plist', data: Buffer.from('again') }
}

function damaged(entry: ReturnType<typeof ipaEntries>[number]) {
  return entry.path === 'Payload/Example.app/Info.plist' ? { ...entry, crc: 1 } : entry
}

function bytes(text: string): Buffer {
  return Buffer.from(text)
}

function zipOf(path: string): Buffer {
  return zipBytes([{ path, data: Buffer.from('data') }])
}

/** One entry that is a symbolic link, made on Unix. */
function linked(path: string): Buffer {
  const archive = zipOf(path)
  const header = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  archive.writeUInt8(3, header + 5)
  archive.writeUInt32LE(0o120777 * 0x10000, header + 38)
  return archive
}

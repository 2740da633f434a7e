import { describe, expect, it } from '@jest/globals'
import { type IpaDeviations, ipaBytes } from './ipa-builder'
import { askPython, printed, withFile } from './oracle'

/** Python's zipfile lists the archive and tests every checksum; plistlib reads the main list. */
const PROGRAM = `
import json, plistlib, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
info = plistlib.loads(archive.read('Payload/Example.app/Info.plist'))
print(json.dumps({
    'damaged': archive.testzip(),
    'names': archive.namelist(),
    'flags': sorted({entry.flag_bits for entry in archive.infolist()}),
    'info': info,
}))
`

function asPythonSees(deviations: IpaDeviations) {
  const told = withFile(ipaBytes(deviations), file =>
    printed(askPython(PROGRAM, Buffer.alloc(0), [file])),
  )
  return JSON.parse(Buffer.from(told).toString())
}

describe('the IPAs that tests build', () => {
  it('are, to Python, an archive with what Xcode puts into one', () => {
    const { damaged, names, flags, info } = asPythonSees({})
    expect(damaged).toBeNull()
    expect(flags).toEqual([0, 8])
    expect(names).toEqual([
      'Payload/',
      'Payload/Example.app/',
      'Payload/Example.app/_CodeSignature/',
      'Payload/Example.app/_CodeSignature/CodeResources',
      'Payload/Example.app/Example',
      'Payload/Example.app/AppIcon60x60@2x.png',
      'Payload/Example.app/AppIcon76x76@2x~ipad.png',
      'Payload/Example.app/Base.lproj/',
      'Payload/Example.app/Base.lproj/LaunchScreen.storyboardc/',
      'Payload/Example.app/Base.lproj/LaunchScreen.storyboardc/Info.plist',
      'Payload/Example.app/Assets.car',
      'Payload/Example.app/Frameworks/',
      'Payload/Example.app/Frameworks/Example.framework/',
      'Payload/Example.app/Frameworks/Example.framework/_CodeSignature/',
      'Payload/Example.app/Frameworks/Example.framework/_CodeSignature/CodeResources',
      'Payload/Example.app/Frameworks/Example.framework/Example',
      'Payload/Example.app/Frameworks/Example.framework/Info.plist',
      'Payload/Example.app/embedded.mobileprovision',
      'Payload/Example.app/Info.plist',
      'Payload/Example.app/PkgInfo',
    ])
    expect(info).toMatchObject({ CFBundleIdentifier: 'com.example.app', UIDeviceFamily: [1, 2] })
  })

  it.each<IpaDeviations>([
    { zip: { zip64: true } },
    { zip: { stored: true } },
    { zip: { dataDescriptors: false } },
    { zip: { comment: Buffer.from('comment') } },
    { padding: 100_000 },
    { nestedFirst: true },
    { infoPlistForm: 'xml' },
  ])('are sound to Python with %j', deviations => {
    expect(asPythonSees(deviations)).toMatchObject({
      damaged: null,
      info: { CFBundleShortVersionString: '1.2.3' },
    })
  })

  it('really grow by the padding, and put nested bundles first', () => {
    expect(ipaBytes({ padding: 500_000 }).length - ipaBytes().length).toBeGreaterThan(500_000)
    const { names } = asPythonSees({ nestedFirst: true, zip: { folders: false } })
    expect(names.slice(1, 3)).toEqual([
      'Payload/Example.app/PlugIns/Share.appex/Share',
      'Payload/Example.app/PlugIns/Share.appex/Info.plist',
    ])
  })
})

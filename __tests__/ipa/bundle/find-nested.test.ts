import { describe, expect, it } from '@jest/globals'
import { findNested } from '../../../src/ipa/bundle/find-nested'
import { withArchive } from '../../support/ipa/an-archive'

const app = 'Payload/Example.app'

function nestedIn(paths: readonly string[]): Promise<readonly string[]> {
  const entries = paths.map(path => ({ path: `${app}/${path}`, data: Buffer.from('x') }))
  return withArchive(entries, async archive =>
    findNested(archive, app).map(({ kind, path }) => `${kind} ${path.slice(app.length + 1)}`),
  )
}

describe('findNested', () => {
  it('knows code by its place and name, however deep', async () => {
    const found = await nestedIn([
      'PlugIns/Share.appex/Info.plist',
      'PlugIns/Share.appex/Frameworks/B.framework/B',
      'Extensions/Widget.appex/Widget',
      'AppClips/Clip.app/Info.plist',
      'Watch/W.app/PlugIns/WE.appex/Info.plist',
      'com.apple.WatchPlaceholder/P.app/Info.plist',
      'Frameworks/A.framework/A',
      'Frameworks/A.framework/Versions/libz.dylib',
      'Frameworks/libx.dylib',
      'XPCServices/S.xpc/S',
      'Signed.bundle/_CodeSignature/CodeResources',
      'Other.app/_CodeSignature/CodeResources',
    ])
    expect(found).toEqual([
      'app-clip AppClips/Clip.app',
      'extension Extensions/Widget.appex',
      'framework Frameworks/A.framework',
      'library Frameworks/A.framework/Versions/libz.dylib',
      'library Frameworks/libx.dylib',
      'bundle Other.app',
      'extension PlugIns/Share.appex',
      'framework PlugIns/Share.appex/Frameworks/B.framework',
      'bundle Signed.bundle',
      'watch-app Watch/W.app',
      'extension Watch/W.app/PlugIns/WE.appex',
      'xpc-service XPCServices/S.xpc',
      'watch-app com.apple.WatchPlaceholder/P.app',
    ])
  })

  it('leaves out bundles of resources and names that only look like code', async () => {
    expect(
      await nestedIn([
        'Resources.bundle/Info.plist',
        'docs/Other.app/readme',
        'x.framework',
        'y.dylib.txt',
        'framework/x',
      ]),
    ).toEqual([])
  })

  it('refuses more than any app holds', async () => {
    const paths = Array.from({ length: 2001 }, (_, n) => `F${n}.framework/x`)
    await expect(nestedIn(paths)).rejects.toThrow(/more than 2000 bundles and libraries/)
  })
})

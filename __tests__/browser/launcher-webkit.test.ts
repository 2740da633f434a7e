import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import { launcherLink } from '../../src/site/launcher-link'
import { hostileTitles } from '../support/build-record'
import { manifestOfLink } from '../support/itms-parser'
import { aLaunchedBuild, fragmentOf, hostileFragments } from './fragments'
import { allRefused, type LauncherSite, openFragment, startLauncherSite } from './launcher-page'
import { photograph } from './photograph'
import { seeInWebKit } from './seen'
import { startWebKit, type WebKit } from './webkit'

let site: LauncherSite
let webkit: WebKit

beforeAll(async () => {
  site = await startLauncherSite()
  webkit = await startWebKit()
})
afterAll(async () => {
  await webkit?.close()
  await site?.close()
})

describe('the launcher in WebKit', () => {
  it.each([
    ['ordinary', 'Example', { width: 1280, height: 800 }],
    ['chinese-dark', hostileTitles['chinese'] ?? '', { width: 390, height: 664, dark: true }],
  ])('installs, and draws its code (%s)', async (name, title, view) => {
    const build = aLaunchedBuild(title)
    const seen = await seeInWebKit(webkit, {
      url: launcherLink(httpsUrl(site.launcher), build),
      view,
      screenshot: `launcher-webkit-${name}`,
    })
    expect(seen.install.map(manifestOfLink)).toEqual([build.manifest])
    expect(seen.text).toContain('octo-org/app on github.com')
    expect(seen.text).toContain(title)
    expect(seen.scanned).toContain(
      `${site.launcher}#v=2&m=github.com/octo-org/app/tap-to-install/pr-42-`,
    )
  })

  it('refuses what leads anywhere else, or hides where it leads', async () => {
    const view = { width: 700, height: 700 }
    const session = await webkit.open(site.launcher, view)
    const seen: Record<string, unknown> = {}
    for (const [what, fragment] of Object.entries(hostileFragments)) {
      seen[what] = await session.run(openFragment, fragment)
    }
    expect(seen).toEqual(allRefused)
    await photograph(session, 'launcher-webkit-refused')
    const good = await session.run(openFragment, fragmentOf(aLaunchedBuild('Example')))
    expect(good).toMatchObject({ heading: 'Example', reason: '', foreign: 0 })
  })
})

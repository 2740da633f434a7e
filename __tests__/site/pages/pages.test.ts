import { describe, expect, it } from '@jest/globals'
import type { BuildRecord } from '../../../src/builds/build-record'
import type { Finding, RuleId } from '../../../src/preflight/finding'
import { writeBuildsJson } from '../../../src/site/edits/builds-json'
import { channelPage } from '../../../src/site/pages/channel-page'
import { galleryPage } from '../../../src/site/pages/gallery-page'
import { gonePage, parseGone } from '../../../src/site/pages/gone-page'
import { htmlBytes } from '../../../src/site/pages/html'
import { installPage } from '../../../src/site/pages/install-page'
import { script } from '../../../src/site/pages/page-script'
import { style } from '../../../src/site/pages/style'
import type { ShelvedBuild } from '../../../src/site/shelf'
import { aBuild, aRecord, hostileTitles, onlySigned, signedToo } from '../../support/build-record'
import { expectGolden } from '../../support/golden'
import { manifestOfLink } from '../../support/itms-parser'

const now = new Date('2026-11-22T12:00:00Z')

/** The page as reviewed: style and script have files of their own and would only repeat themselves. */
const reviewed = (page: { toString(): string }): string =>
  page.toString().replace(style, '/* style */').replace(script, '/* script */')

const page = (record: BuildRecord): string => installPage(record).toString()

const rich = aRecord({
  notes: 'Try the new sign-in.\n\n1. Open it\n2. <b>Tap</b> “Sign in”',
  app: { subtitle: 'Nightly' },
  findings: [
    {
      rule: 'profile-expires-soon',
      level: 'warning',
      message: 'The profile “Example Ad Hoc” expires in 9 days.',
      fix: 'Renew it in the developer portal & build again.',
    },
  ],
})

const main = { name: 'main', kind: 'ref', ref: 'main' } as const
const several: readonly ShelvedBuild[] = [
  aBuild(),
  aBuild({ run: { id: 9_000_058, number: 58 }, app: { version: '1.2.4' } }),
  aBuild({
    run: { id: 9_000_056, number: 56 },
    app: { bundleId: 'com.example.other', title: 'Other' },
  }),
  aBuild({ run: { id: 9_000_001, number: 1 }, channel: main }),
]

describe('golden pages', () => {
  it('style and script', () => {
    expectGolden('site/golden/style.css', style)
    expectGolden('site/golden/script.js', script)
  })

  it('an ordinary install page', () => {
    expectGolden('site/golden/install-page.html', reviewed(installPage(aRecord())))
  })

  it('an install page with everything', () => {
    expectGolden('site/golden/install-page-rich.html', reviewed(installPage(rich)))
  })

  it.each(Object.entries(hostileTitles))('an install page with the title “%s”', (name, title) => {
    const record = aRecord({ app: { title, subtitle: title }, notes: title })
    expectGolden(`site/golden/install-page-${name}.html`, reviewed(installPage(record)))
  })

  it.each(['development', 'enterprise', 'none'] as const)('help for %s', distribution => {
    const signing =
      distribution === 'none'
        ? { profileExpires: '', teamName: '', teamId: '', deviceCount: undefined }
        : distribution === 'enterprise'
          ? { deviceCount: undefined, teamName: 'Example Ltd' }
          : {}
    const record = aRecord({ signing: { distribution, ...signing } })
    expectGolden(`site/golden/install-page-${distribution}.html`, reviewed(installPage(record)))
  })

  it('a build for installers that sign anew', () => {
    const signing = { distribution: 'none', profileExpires: '', deviceCount: undefined } as const
    const unsigned = aRecord({ signing, sideload: onlySigned })
    expectGolden('site/golden/install-page-unsigned.html', reviewed(installPage(unsigned)))
  })

  it('a channel, the gallery and the index', () => {
    const channel = several.filter(({ record }) => record.channel.name === 'pr-42')
    const folder = 'install/pr-42'
    expectGolden('site/golden/channel.html', reviewed(channelPage({ folder, builds: channel })))
    expectGolden('site/golden/gallery.html', reviewed(galleryPage('install', several)))
    expectGolden('site/golden/gallery-empty.html', reviewed(galleryPage('install', [])))
    expectGolden('site/golden/builds.json', new TextDecoder().decode(writeBuildsJson(several)))
  })

  it('a channel, the gallery and the index with a hostile title', () => {
    const builds = [aBuild({ app: { title: hostileTitles['markup'] ?? '' } })]
    const folder = 'install/pr-42'
    expectGolden('site/golden/channel-markup.html', reviewed(channelPage({ folder, builds })))
    expectGolden('site/golden/gallery-markup.html', reviewed(galleryPage('install', builds)))
    expectGolden(
      'site/golden/builds-markup.json',
      new TextDecoder().decode(writeBuildsJson(builds)),
    )
  })

  it.each(['markup', 'script'])('what is gone, with the title “%s”', name => {
    const record = aRecord({ app: { title: hostileTitles[name] ?? '' } })
    const { channel } = record
    const pages = [
      gonePage({ kind: 'pruned', record }, { now, depth: 3 }),
      gonePage({ kind: 'build-removed', record }, { now, depth: 3 }),
      gonePage({ kind: 'channel-removed', channel, record }, { now, depth: 1 }),
      gonePage({ kind: 'channel-empty', channel, record: undefined }, { now, depth: 1 }),
    ]
    expectGolden(`site/golden/gone-${name}.html`, pages.map(reviewed).join('\n'))
  })
})

describe('the install page', () => {
  it('has one link that iOS reads as the manifest’s address', () => {
    const links = [...page(rich).matchAll(/href="(itms-services:[^"]*)"/g)]
    expect(links).toHaveLength(1)
    expect(manifestOfLink(links[0]?.[1]?.replaceAll('&amp;', '&') ?? '')).toBe(rich.urls.manifest)
  })

  it('never hands to iOS what iOS refuses, here, on the channel page and in the index', () => {
    const ended = { profileExpires: '2026-11-01T00:00:00.000Z' }
    const builds = [1, 2].map(number =>
      aBuild({ signing: ended, sideload: onlySigned, run: { id: number, number } }),
    )
    const record = aRecord({ signing: ended, sideload: onlySigned })
    const channel = channelPage({ folder: 'install/pr-42', builds }).toString()
    const texts = [page(record), channel, galleryPage('install', builds).toString()]
    for (const text of texts) {
      expect(text.replace(script, '')).not.toMatch(/itms-services|expired|1 Nov 2026|manifest/)
    }
    const source = `${record.urls.channel}apps.json`
    expect(texts[2]).toContain(
      `href="feather://source/https://octo-org.github.io/app/install/apps.json"`,
    )
    for (const text of texts.slice(0, 2)) {
      expect(text).toContain(`href="altstore://source?url=${encodeURIComponent(source)}"`)
      expect(text).toContain(`href="sidestore://source?url=${encodeURIComponent(source)}"`)
      expect(text).toContain(`href="feather://source/${source}"`)
      expect(text).toContain('sign the build with your own Apple ID')
    }
    expect(new TextDecoder().decode(writeBuildsJson(builds))).toContain('"itmsUrl": ""')
  })

  it('offers a build that iOS takes to both kinds of installer, after its end to one', () => {
    const text = page(aRecord({ sideload: signedToo }))
    expect(text).toContain('href="itms-services:')
    expect(text).toContain('href="altstore://source')
    const profileExpires = '2026-11-01T00:00:00.000Z'
    const over = page(aRecord({ sideload: signedToo, signing: { profileExpires } }))
    expect(over).not.toContain('href="itms-services:')
    expect(over).toContain('href="altstore://source')
    expect(over).toContain('sign it anew and still do')
  })

  it.each([
    ['ad-hoc', ['registered devices only'], ['Developer Mode', 'Trust']],
    ['development', ['Developer Mode', 'registered devices only'], ['Trust']],
    ['enterprise', ['Trust', 'iOS 18'], ['Developer Mode', 'registered devices only']],
  ] as const)('helps with %s builds only as they need it', (distribution, said, unsaid) => {
    const text = page(aRecord({ signing: { distribution } }))
    for (const words of said) expect(text).toContain(words)
    for (const words of unsaid) expect(text).not.toContain(words)
  })

  it('says without script that the profile had expired when it was published', () => {
    const hidden = /<p class="notice" data-when="expired" hidden>/
    expect(page(aRecord())).toMatch(hidden)
    const expired = page(aRecord({ signing: { profileExpires: '2026-11-01T00:00:00.000Z' } }))
    expect(expired).not.toMatch(hidden)
    expect(expired).toContain('<p class="notice" data-when="expired">')
  })

  it('promises nothing of what was published against advice, here and on the channel page', () => {
    const refused = aBuild({ findings: [finding('profile-expired', 'error')] })
    const channel = channelPage({ folder: 'install/pr-42', builds: [refused] }).toString()
    for (const text of [page(refused.record), channel]) {
      expect(text).toContain('iOS will say “Unable to Install”.</strong>')
      expect(text).toContain('>Install anyway</a>')
      expect(text).not.toContain('>Install</a>')
    }
    expect(page(refused.record)).toContain('Said of profile-expired.')
    expect(page(aRecord())).not.toContain('Unable to Install”.</strong>')
  })

  it('promises nothing either to who signs anew what no signature mends', () => {
    const findings = [finding('simulator-build', 'error')]
    const text = page(aRecord({ sideload: onlySigned, findings }))
    expect(text).toContain('A new signature does not mend this build')
    expect(text).not.toContain('Unable to Install”.</strong>')
    expect(text).toContain('<a class="button plain" href="altstore://')
    expect(page(aRecord({ sideload: onlySigned }))).toContain('<a class="button" href="altstore://')
  })

  const finding = (rule: RuleId, level: Finding['level'] = 'warning'): Finding => ({
    ...{ rule, level, message: `Said of ${rule}.`, fix: 'Change it.' },
  })

  it('tells who installs it only what iOS refuses', () => {
    const findings = [
      finding('profile-expires-soon'),
      finding('device-ids-public'),
      finding('ipa-behind-redirect'),
      finding('development-signed'),
      finding('bundle-id-mismatch', 'error'),
    ]
    const text = page(aRecord({ findings }))
    const said = [...text.matchAll(/Said of ([a-z-]+)\./g)].map(([, rule]) => rule)
    expect(said).toEqual(['bundle-id-mismatch'])
    expect(page(aRecord({ findings: [finding('device-ids-public')] }))).not.toContain(
      'Good to know',
    )
  })

  it('shows the id by which the comment calls the build', () => {
    const record = aRecord()
    expect(page(record)).toContain(`<dt data-t="build">Build</dt><dd><bdi>${record.buildId}</bdi>`)
  })

  it('shows the SHA-256 in groups, and in all the same as in the record', () => {
    const [, groups = ''] =
      /<code class="groups" dir="ltr">(.*?)<\/code>/.exec(page(aRecord())) ?? []
    expect(groups.match(/<span>[0-9a-f]{8}<\/span>/g)).toHaveLength(8)
    expect(groups.replaceAll(/<[^>]*>/g, '')).toBe(aRecord().ipa.sha256)
  })

  it('has no link to tap once it had expired when it was published', () => {
    const expired = page(aRecord({ signing: { profileExpires: '2026-11-01T00:00:00.000Z' } }))
    expect(expired).not.toContain('href="itms-services:')
    expect(expired).toContain('aria-disabled="true"')
  })

  it('is small enough for a bad connection, and so is a gallery of 200 channels', () => {
    expect(htmlBytes(installPage(rich)).length).toBeLessThan(40_000)
    const channels = Array.from({ length: 200 }, (_, index) =>
      aBuild({
        run: { id: 9_000_100 + index, number: 100 + index },
        channel: { name: `pr-${index + 1}`, kind: 'pull-request', pullRequest: index + 1 },
        source: { title: 'Redesign the checkout and the cart' },
      }),
    )
    expect(htmlBytes(galleryPage('install', channels)).length).toBeLessThan(90_000)
  })

  it('shows a channel of several apps as one row of the gallery, with all of them', () => {
    const ends = (day: string) => ({ profileExpires: `${day}T10:00:00.000Z` })
    const builds = [
      aBuild({ signing: ends('2027-03-04') }),
      aBuild({
        app: { bundleId: 'com.example.other', title: 'Other', version: '2.0' },
        run: { id: 9_000_070, number: 70 },
        signing: ends('2027-01-01'),
      }),
    ]
    const gallery = galleryPage('install', builds).toString()
    expect(gallery.match(/<b><bdi>#42<\/bdi><\/b>/g)).toHaveLength(1)
    expect(gallery.match(/<li /g)).toHaveLength(1)
    expect(gallery).toMatch(/<bdi>Other<\/bdi> <bdi>2\.0.*<bdi>Example<\/bdi> <bdi>1\.2\.3/s)
    expect(gallery).toContain('<li data-till="2027-03-04T10:00Z">')
  })

  it('shows the title, branch and author of the pull request as text', () => {
    const title = hostileTitles['script'] ?? ''
    const source = { title, author: title, branch: title, subject: title }
    const builds = [aBuild({ source })]
    const folder = 'install/pr-42'
    for (const shown of [
      page(aRecord({ source })),
      channelPage({ folder, builds }).toString(),
      galleryPage('install', builds).toString(),
    ]) {
      expect(shown.match(/<script|<img src=x/g)).toEqual(['<script'])
      expect(shown).toContain('&lt;script&gt;document.title')
    }
  })

  it('keeps search engines away from unlisted builds and those of pull requests', () => {
    expect(page(aRecord())).toContain('noindex')
    expect(page(aRecord({ channel: main }))).not.toContain('noindex')
    expect(page(aRecord({ channel: main, unlistedSegment: 'a'.repeat(32) }))).toContain('noindex')
  })

  it('names nothing of another origin but links to click', () => {
    const outside = [...page(rich).matchAll(/(src|action|srcset|data|poster)="(https?:[^"]*)"/g)]
    expect(outside).toEqual([])
    expect(page(rich)).not.toMatch(/@import|url\(/)
  })
})

describe('a gone page', () => {
  const record = aRecord()

  it('can be told from every other page, with its date', () => {
    const gone = gonePage({ kind: 'build-removed', record }, { now, depth: 3 })
    expect(parseGone(htmlBytes(gone))).toEqual(now)
    expect(parseGone(htmlBytes(installPage(record)))).toBeUndefined()
    expect(
      parseGone(new TextEncoder().encode('<meta name="tap-to-install" content="gone ">')),
    ).toBeUndefined()
    expect(parseGone(new Uint8Array([0xff, 0xfe]))).toBeUndefined()
  })

  it('cannot be faked by a title', () => {
    const title = '<meta name="tap-to-install" content="gone 2020-01-01T00:00:00.000Z">'
    expect(parseGone(htmlBytes(installPage(aRecord({ app: { title } }))))).toBeUndefined()
  })
})

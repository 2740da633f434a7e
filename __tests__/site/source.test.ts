import { describe, expect, it } from '@jest/globals'
import type { Sideload } from '../../src/builds/build-record'
import type { Channel } from '../../src/builds/channel'
import { httpsUrl } from '../../src/primitives/https-url'
import type { ShelvedBuild } from '../../src/site/shelf'
import { type Source, type SourceAddress, writeSource } from '../../src/site/source/source'
import { aBuild, hostileTitles, type RecordDeviations } from '../support/build-record'
import { expectGolden } from '../support/golden'
import { mainBranch } from '../support/publish-edit'
import { installers } from '../support/source-rules'

const page = httpsUrl('https://octo-org.github.io/app/install/pr-42/')
const gallery = httpsUrl('https://octo-org.github.io/app/install/')
const ofChannel: SourceAddress = { url: httpsUrl('apps.json', page), page, of: 'channel' }
const ofGallery: SourceAddress = {
  url: httpsUrl('apps.json', gallery),
  page: gallery,
  of: 'gallery',
}

const sideload: Sideload = {
  only: true,
  permissions: {
    entitlements: ['aps-environment', 'keychain-access-groups'],
    privacy: [{ name: 'NSCameraUsageDescription', usageDescription: 'Scans codes.' }],
  },
}

function unsigned(number: number, deviations: RecordDeviations = {}): ShelvedBuild {
  return aBuild({
    sideload,
    ...deviations,
    run: { id: 9_000_000 + number, number },
    app: { buildNumber: String(number), ...deviations.app },
    ipa: { sha256: String(number).padStart(8, '0').padEnd(64, 'a'), ...deviations.ipa },
  })
}

/** As an installer gets it: every one of them has to take it. */
function sourceOf(builds: readonly ShelvedBuild[], place = ofGallery): Source {
  const source = JSON.parse(textOf(builds, place))
  for (const { name, problems } of installers) expect([name, ...problems(source)]).toEqual([name])
  return source
}

const textOf = (builds: readonly ShelvedBuild[], place = ofGallery): string =>
  new TextDecoder().decode(writeSource(place, builds))

/** Versions of the only app, as build numbers. */
const numbersIn = ({ apps }: Source): (string | undefined)[] =>
  apps.flatMap(({ versions }) => versions.map(({ buildVersion }) => buildVersion))

describe('the source of a channel', () => {
  const titled = unsigned(57, {
    source: { title: 'Dark mode', author: 'octocat' },
    notes: 'Look at the settings\n\n\nand the icon.',
  })

  it('is the reviewed one', () => {
    const source = sourceOf([unsigned(56), titled], ofChannel)
    expectGolden('site/golden/apps.json', `${JSON.stringify(source, undefined, 2)}\n`)
    expect(source).toMatchObject({
      name: 'octo-org/app: Pull request #42',
      identifier: 'io.github.octo-org.app.install.pr-42',
      sourceURL: 'https://octo-org.github.io/app/install/pr-42/apps.json',
    })
  })

  it('says the newest first and what is new in it', () => {
    const source = sourceOf([unsigned(9), titled, unsigned(10)], ofChannel)
    expect(numbersIn(source)).toEqual(['57', '10', '9'])
    const [newest] = source.apps[0]?.versions ?? []
    expect(newest).toMatchObject({
      localizedDescription:
        'Pull request #42: Dark mode\nLook at the settings\n\nand the icon.\nCommit a1b2c3d by octocat',
      date: '2026-11-22T12:00:00Z',
      minOSVersion: '15.0',
      downloadURL: titled.record.urls.ipa,
      sha256: titled.record.ipa.sha256,
    })
  })
})

describe('the source of the gallery', () => {
  it('has each app once, with the builds of all channels, newest first, which say whose they are', () => {
    const source = sourceOf([
      unsigned(57),
      unsigned(58, { channel: mainBranch }),
      unsigned(59, { app: { bundleId: 'com.example.other' } }),
      unsigned(60),
    ])
    expect(source.apps.map(({ bundleIdentifier }) => bundleIdentifier)).toEqual([
      'com.example.app',
      'com.example.other',
    ])
    expect(source.apps[0]?.versions.map(({ marketingVersion }) => marketingVersion)).toEqual([
      '1.2.3 (60), Pull request #42',
      '1.2.3 (58), main',
      '1.2.3 (57), Pull request #42',
    ])
    expect(source.name).toBe('octo-org/app')
  })

  it('has the newest alone of builds that call themselves alike: two would be refused', () => {
    const alike = { app: { buildNumber: '1' } }
    const source = sourceOf([
      unsigned(57, alike),
      unsigned(58, { ...alike, channel: mainBranch }),
      unsigned(59, { app: { buildNumber: '' } }),
      unsigned(60, { app: { buildNumber: '' } }),
    ])
    expect(source.apps[0]?.versions.map(({ downloadURL }) => downloadURL)).toEqual([
      expect.stringContaining('/60-'),
      expect.stringContaining('/58-'),
    ])
    expect(source.apps[0]?.versions[0]).not.toHaveProperty('buildVersion')
  })

  it('is called by its address when several repositories have builds in it', () => {
    const other = unsigned(58, { source: { repository: 'octo-org/other' } })
    expect(sourceOf([unsigned(57), other]).name).toBe('octo-org.github.io')
  })
})

describe('permissions', () => {
  it('are those of all versions that are listed, the newest one’s words first', () => {
    const older: Sideload = {
      only: true,
      permissions: {
        entitlements: ['com.apple.developer.siri', 'aps-environment'],
        privacy: [
          { name: 'NSCameraUsageDescription', usageDescription: 'Outdated.' },
          { name: 'NSMicrophoneUsageDescription', usageDescription: '' },
        ],
      },
    }
    const { apps } = sourceOf([unsigned(56, { sideload: older }), unsigned(57)])
    expect(apps[0]?.appPermissions).toEqual({
      entitlements: ['aps-environment', 'com.apple.developer.siri', 'keychain-access-groups'],
      privacy: {
        NSCameraUsageDescription: 'Scans codes.',
        NSMicrophoneUsageDescription: 'The app does not say why.',
      },
    })
  })
})

describe('what strangers wrote', () => {
  it.each(Object.entries(hostileTitles))('stays text: “%s”', (name, title) => {
    const hostile = unsigned(57, {
      app: { title, subtitle: title },
      source: { title, author: title, subject: title },
      notes: `${title}\n`.repeat(50),
    })
    const source = sourceOf([hostile])
    const text = JSON.stringify(source)
    expect(text).not.toMatch(/\\u0000|\\u001b|\u202E/)
    for (const { versions, name: shown, subtitle } of source.apps) {
      expect([...shown].length).toBeLessThanOrEqual(200)
      expect([...subtitle].length).toBeLessThanOrEqual(100)
      for (const { localizedDescription } of versions) {
        expect([...localizedDescription].length).toBeLessThanOrEqual(1000)
      }
    }
    if (name === 'markup') expectGolden('site/golden/apps-markup.json', textOf([hostile]))
  })

  it('neither ends an installer nor hides an app', () => {
    const channel: Channel = { name: 'a', kind: 'ref', ref: '' }
    const source = sourceOf([
      unsigned(57, {
        channel,
        app: { title: '\u202E', minimumOs: '15.0 <b>', version: '1.0' },
        source: { repository: '' },
        ipa: { size: 5_000_000_000 },
      }),
    ])
    expect(source.apps[0]).toMatchObject({
      name: 'com.example.app',
      developerName: 'octo-org.github.io',
      size: 2_147_483_647,
    })
    expect(source.apps[0]?.versions[0]).not.toHaveProperty('minOSVersion')
  })
})

describe('many builds', () => {
  it('are listed as far as a phone wants to fetch them each time', () => {
    const builds = Array.from({ length: 500 }, (_, at) => unsigned(at + 1))
    const source = sourceOf(builds)
    expect(numbersIn(source)).toHaveLength(100)
    expect(numbersIn(source)[0]).toBe('500')
    expect(textOf(builds).length).toBeLessThan(100_000)
  })

  it('are all there where they are of as many apps', () => {
    const builds = Array.from({ length: 500 }, (_, at) =>
      unsigned(at + 1, { app: { bundleId: `com.example.app${at}` } }),
    )
    expect(sourceOf(builds).apps).toHaveLength(500)
    expect(textOf(builds).length).toBeLessThan(1_000_000)
  })
})

describe('the rules of the installers', () => {
  const good = sourceOf([unsigned(57), unsigned(58)])
  const [app] = good.apps
  const [version] = app?.versions ?? []
  const withApp = (changes: object) => ({ ...good, apps: [{ ...app, ...changes }] })
  const withVersion = (changes: object) => withApp({ versions: [{ ...version, ...changes }] })

  it.each<[string, unknown, readonly string[]]>([
    ['no object', [], ['AltStore', 'SideStore', 'Feather']],
    ['no app', { ...good, apps: [] }, ['Feather']],
    ['an app twice', { ...good, apps: [app, app] }, ['AltStore', 'SideStore']],
    ['a version twice', withApp({ versions: [version, version] }), ['AltStore', 'SideStore']],
    ['no version', withApp({ versions: [] }), ['AltStore', 'SideStore']],
    ['no identifier', { ...good, identifier: undefined }, ['SideStore']],
    ['an icon over http', withApp({ iconURL: 'http://a/b' }), ['AltStore', 'SideStore', 'Feather']],
    ['a size in words', withVersion({ size: '12 MB' }), ['AltStore', 'SideStore', 'Feather']],
    [
      'a fraction',
      withVersion({ date: '2026-11-22T12:00:00.000Z' }),
      ['AltStore', 'SideStore', 'Feather'],
    ],
    [
      'an unsaid use',
      withApp({ appPermissions: { entitlements: [], privacy: { NSUsageDescription: '' } } }),
      ['AltStore', 'SideStore'],
    ],
  ])('see %s', (_what, source, refusing) => {
    const refuse = installers.filter(({ problems }) => problems(source).length > 0)
    expect(refuse.map(({ name }) => name)).toEqual(refusing)
  })
})

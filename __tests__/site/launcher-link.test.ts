import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import { type LaunchedBuild, launcherLink } from '../../src/site/launcher-link'

const launcher = httpsUrl('https://apps.example.com/launcher/')
const manifest = httpsUrl(
  'https://github.com/octo-org/app/releases/download/tap-to-install/a.plist',
)

function link(deviations: Partial<LaunchedBuild['app']> = {}, page = launcher) {
  return launcherLink(page, {
    manifest,
    buildId: '57-1f2e3d4c',
    channel: { name: 'pr-42', kind: 'pull-request', pullRequest: 42 },
    size: 48_200_000,
    app: {
      title: 'Example',
      version: '1.2.3',
      buildNumber: '45',
      minimumOs: '15.0',
      profileExpires: '2027-03-04T10:00:00.000Z',
      ...deviations,
    },
  })
}

/** As the launcher reads it. */
function fieldsOf(address: string): ReadonlyMap<string, string> {
  const pairs = new URL(address).hash.slice(1).split('&')
  return new Map(
    pairs.map(pair => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decodeURIComponent(value)] as const
    }),
  )
}

describe('the link to the launcher', () => {
  it('says everything in its fragment', () => {
    expect(link()).toBe(
      'https://apps.example.com/launcher/#v=1&manifest=https%3A%2F%2Fgithub.com%2Focto-org%2Fapp%2Freleases%2Fdownload%2Ftap-to-install%2Fa.plist&title=Example&version=1.2.3%20(45)&build=57-1f2e3d4c&channel=Pull%20request%20%2342&os=15.0&expires=2027-03-04&size=48200000',
    )
  })

  it.each([
    'a&b=c#d',
    '100% + "quotes" <b>',
    '网页传值 🎉',
    '\u202eright to left',
    'half a pair \ud83c',
  ])('carries any title: %s', title => {
    expect(fieldsOf(link({ title })).get('title')).toBe(title.replace(/\p{Surrogate}/u, '\ufffd'))
    expect(fieldsOf(link({ title })).get('manifest')).toBe(manifest)
  })

  it('leaves out what there is not', () => {
    const fields = fieldsOf(link({ minimumOs: '', profileExpires: '' }))
    expect([...fields.keys()]).toEqual([
      'v',
      'manifest',
      'title',
      'version',
      'build',
      'channel',
      'size',
    ])
  })

  it('stays short enough for a code that a camera can read', () => {
    const long = '界'.repeat(5000)
    expect(link({ title: 'x'.repeat(5000), version: 'y'.repeat(5000) }).length).toBeLessThan(700)
    expect(link({ title: long, version: long }).length).toBeLessThan(2000)
  })

  it('replaces a fragment of the launcher’s address and keeps its query', () => {
    const address = link({}, httpsUrl('https://apps.example.com/launcher?team=a#old'))
    expect(address.startsWith('https://apps.example.com/launcher?team=a#v=1&')).toBe(true)
  })
})

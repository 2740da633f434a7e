import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import { type LaunchedBuild, launcherLink, launchesBelow } from '../../src/site/launcher-link'

const launcher = httpsUrl('https://apps.example.com/launcher/')
const manifest = httpsUrl(
  'https://github.com/octo-org/app/releases/download/tap-to-install/a.plist',
)

const app: LaunchedBuild['app'] = {
  title: 'Example',
  version: '1.2.3',
  buildNumber: '45',
  minimumOs: '15.0',
  deviceFamilies: ['iphone'],
  verdict: 'sound',
  signing: {
    distribution: 'ad-hoc',
    deviceCount: 12,
    profileExpires: '2027-03-04T10:00:00.000Z',
    certificateExpires: '',
  },
}

function link(deviations: Partial<LaunchedBuild['app']> = {}, page = launcher) {
  return launcherLink(page, {
    manifest,
    channel: { name: 'pr-42', kind: 'pull-request', pullRequest: 42 },
    size: 48_200_000,
    app: { ...app, ...deviations },
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
      'https://apps.example.com/launcher/#v=2&m=github.com/octo-org/app/tap-to-install/a&t=Example&n=1.2.3%20(45)&p=42&o=15&e=tu5ag0&k=a12&s=48200000',
    )
  })

  it.each([
    'a&b=c#d',
    '100% + "quotes" <b>',
    '网页传值 🎉',
    '\u202eright to left',
    'half a pair \ud83c',
  ])('carries any title: %s', title => {
    expect(fieldsOf(link({ title })).get('t')).toBe(title.replace(/\p{Surrogate}/u, '\ufffd'))
  })

  it('leaves out what there is not', () => {
    const unsigned = {
      distribution: 'none',
      deviceCount: undefined,
      profileExpires: '',
      certificateExpires: '',
    } as const
    const fields = fieldsOf(link({ minimumOs: '', signing: unsigned }))
    expect([...fields.keys()]).toEqual(['v', 'm', 't', 'n', 'p', 's'])
  })

  it('says that iOS will refuse it, of no other', () => {
    expect(fieldsOf(link({ verdict: 'refused' })).get('r')).toBe('1')
    expect(fieldsOf(link()).has('r')).toBe(false)
  })

  it('says what the device is judged by', () => {
    const signing = {
      distribution: 'development',
      deviceCount: 3,
      profileExpires: '2027-03-04T10:00:00.000Z',
      certificateExpires: '2027-01-01T00:00:00.000Z',
    } as const
    const fields = fieldsOf(link({ minimumOs: '26.1.0', deviceFamilies: ['ipad'], signing }))
    expect(Object.fromEntries(fields)).toMatchObject({ o: '26.1', f: 'pad', k: 'd3' })
    expect(Number.parseInt(fields.get('e') ?? '', 36) * 1000).toBe(Date.UTC(2027, 0, 1))
  })

  it('names a release and a branch as they are, and is told from others', () => {
    const tagged = httpsUrl(
      'https://github.com/releases/download/releases/download/a%2Fb/n.1.plist',
    )
    const address = launcherLink(launcher, {
      manifest: tagged,
      channel: { name: 'feature-x', kind: 'ref', ref: 'feature/x&y' },
      size: 1,
      app,
    })
    expect(address).toContain('&m=github.com/releases/download/a%252Fb/n.1&')
    expect(fieldsOf(address).get('c')).toBe('feature/x&y')
    const home = 'https://github.com/releases/download/releases/'
    expect(launchesBelow(address, httpsUrl(home))).toBe(true)
    expect(launchesBelow(address, httpsUrl(home.replace('download', 'down')))).toBe(false)
    const former = `https://l.example/#v=1&manifest=${encodeURIComponent(tagged)}`
    expect(launchesBelow(former, httpsUrl(home))).toBe(true)
  })

  it('stays short enough for a code that a camera can read', () => {
    const long = '界'.repeat(5000)
    expect(link().length).toBeLessThan(150)
    expect(link({ title: 'x'.repeat(5000), version: 'y'.repeat(5000) }).length).toBeLessThan(350)
    expect(link({ title: long, version: long }).length).toBeLessThan(350)
    expect(fieldsOf(link({ title: long })).get('t')).toMatch(/^界{10,}$/)
  })

  it('replaces a fragment of the launcher’s address and keeps its query', () => {
    const address = link({}, httpsUrl('https://apps.example.com/launcher?team=a#old'))
    expect(address.startsWith('https://apps.example.com/launcher?team=a#v=2&')).toBe(true)
  })
})

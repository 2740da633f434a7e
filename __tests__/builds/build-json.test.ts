import { describe, expect, it } from '@jest/globals'
import { longestBuildJson, parseBuildJson, writeBuildJson } from '../../src/builds/build-json'
import type { BuildRecord } from '../../src/builds/build-record'
import { aRecord, hostileTitles } from '../support/build-record'
import { expectGolden } from '../support/golden'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** `build.json` with the value at a dotted path replaced; undefined removes it. */
function altered(path: string, value: unknown): Uint8Array {
  const root: Record<string, unknown> = JSON.parse(new TextDecoder().decode(writeBuildJson(full)))
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<Record<string, unknown>>((object, key) => Object(object[key]), root)
  parent[last] = value
  return bytes(JSON.stringify(root))
}

const full = aRecord({
  notes: 'Line one\nline two',
  findings: [
    {
      rule: 'development-signed',
      level: 'warning',
      message: 'Needs Developer Mode',
      fix: 'Turn it on',
    },
  ],
})

describe('build.json', () => {
  it('is never written longer than it would be read', () => {
    const tooLong = aRecord({ notes: 'x'.repeat(longestBuildJson) })
    expect(() => writeBuildJson(tooLong)).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        message: expect.stringMatching(/take 10\d{5} bytes; at most 1048576/),
        hint: expect.stringContaining('`notes`'),
      }),
    )
  })

  it('is the reviewed one', () => {
    expectGolden('site/golden/build.json', new TextDecoder().decode(writeBuildJson(full)))
  })

  it('of before team names were left out gives none, which may be that of a person', () => {
    const read = parseBuildJson(altered('signing.teamName', 'Kim Lee'))
    expect(read?.signing.teamName).toBe('')
  })

  it.each(Object.entries(hostileTitles))(
    'comes back as it was with the title “%s”',
    (name, title) => {
      const record = aRecord({ app: { title, subtitle: title }, notes: title })
      expect(parseBuildJson(writeBuildJson(record))).toEqual(record)
      if (name === 'markup') {
        expectGolden(
          'site/golden/build-markup.json',
          new TextDecoder().decode(writeBuildJson(record)),
        )
      }
    },
  )

  it.each<[string, BuildRecord]>([
    [
      'without profile',
      aRecord({ signing: { profileExpires: '', deviceCount: undefined, distribution: 'none' } }),
    ],
    [
      'without addresses of the source',
      aRecord({ source: { commitUrl: undefined, runUrl: undefined } }),
    ],
    ['of a branch', aRecord({ channel: { name: 'main', kind: 'ref', ref: 'main' } })],
    ['unlisted', aRecord({ unlistedSegment: 'a'.repeat(32) })],
  ])('comes back as it was %s', (_what, record) => {
    expect(parseBuildJson(writeBuildJson(record))).toEqual(record)
  })

  it('does not lose sight of a build over a finding that cannot be read', () => {
    expect(parseBuildJson(altered('findings.0.level', 'fatal'))).toEqual({ ...full, findings: [] })
  })

  it('drops keys and findings that it does not know', () => {
    expect(parseBuildJson(altered('future', true))).toEqual(full)
    expect(parseBuildJson(altered('findings.0.rule', 'rule-of-next-year'))).toEqual({
      ...full,
      findings: [],
    })
  })

  it.each<[string, unknown]>([
    ['schema', 2],
    ['schema', '1'],
    ['buildId', '../../x'],
    ['buildId', 57],
    ['channel', null],
    ['channel', []],
    ['channel.name', '..'],
    ['channel.name', 'a/b'],
    ['channel.kind', 'toString'],
    ['channel.pullRequest', 0],
    ['channel.pullRequest', 1.5],
    ['unlisted', 'no'],
    ['run.id', -1],
    ['run.id', 2 ** 60],
    ['run.attempt', '1'],
    ['publishedAt', 'yesterday'],
    ['publishedAt', '2026-11-22'],
    ['source.commitUrl', 'javascript:alert(1)'],
    ['source.runUrl', 'http://github.com/'],
    ['app.bundleId', ''],
    ['app.title', undefined],
    ['app.deviceFamilies', 'iphone'],
    ['app.deviceFamilies', [1]],
    ['signing.distribution', 'constructor'],
    ['signing.profileExpires', '10 June'],
    ['signing.deviceCount', -1],
    ['ipa.fileName', '../../etc/passwd.ipa'],
    ['ipa.fileName', 'a..b.ipa'],
    ['ipa.size', 1e300],
    ['ipa.sha256', 'ABC'],
    ['ipa.host', 'elsewhere'],
    ['urls.manifest', 'http://example.com/manifest.plist'],
    ['urls.install', 'https://user:password@example.com/'],
    ['urls.qr', undefined],
    ['findings', {}],
  ])('is refused with %s = %j', (path, value) => {
    expect(parseBuildJson(altered(path, value))).toBeUndefined()
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['no JSON', bytes('<!doctype html>')],
    ['another kind of JSON', bytes('[]')],
    ['null', bytes('null')],
    ['no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['deep nesting', bytes('['.repeat(200_000))],
  ])('is refused when it holds %s', (_what, content) => {
    expect(parseBuildJson(content)).toBeUndefined()
  })

  it('is read up to its limit and no further', () => {
    const text = new TextDecoder().decode(writeBuildJson(full))
    expect(parseBuildJson(bytes(text.padEnd(longestBuildJson)))).toEqual(full)
    expect(parseBuildJson(bytes(text.padEnd(longestBuildJson + 1)))).toBeUndefined()
  })

  it('takes a prototype for a key like any other', () => {
    const text = new TextDecoder().decode(writeBuildJson(full))
    expect(parseBuildJson(bytes(text.replace('{', '{"__proto__": {"title": "x"},')))).toEqual(full)
  })
})

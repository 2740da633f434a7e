import { describe, expect, it } from '@jest/globals'
import { buildId, ipaFileName } from '../../src/builds/build-name'

describe('buildId', () => {
  it('is the run number and the first eight digits of the hash', () => {
    expect(buildId(57, `1f2e3d4c${'0'.repeat(56)}`)).toBe('57-1f2e3d4c')
  })
})

describe('ipaFileName', () => {
  it.each([
    ['Example', '1.2.3', 'Example-1.2.3.ipa'],
    ['My App', '1.0 (beta)', 'My-App-1.0-beta.ipa'],
    ['Übersicht é', '2', 'Ubersicht-e-2.ipa'],
    ['网页传值', '1.0', 'app-1.0.ipa'],
    ['A&B <"Ünï"> \'x\' ✓ @everyone #1 [x](http://e)', '1', 'A-B-Uni-x-everyone-1-x-http-e-1.ipa'],
    ['../../etc/passwd', '..', 'etc-passwd.ipa'],
    ['a..b', '1...2', 'a.b-1.2.ipa'],
    ['.hidden', '', 'hidden.ipa'],
    ['', '', 'app.ipa'],
    ['_x', '1\n2', 'x-1-2.ipa'],
  ])('of “%s” %s is %s', (title, version, name) => {
    expect(ipaFileName({ title, version })).toBe(name)
  })

  it.each([
    ['x'.repeat(500), '1.0'],
    ['x', '1'.repeat(500)],
    [`${'x'.repeat(75)}-- y`, '1.0'],
    ['y'.repeat(500), '2'.repeat(79)],
  ])('stays short and clean', (title, version) => {
    const name = ipaFileName({ title, version })
    expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*(?<![._-])\.ipa$/)
    expect(name).not.toContain('..')
    expect(name.length).toBeLessThanOrEqual(84)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

const threats = readFileSync('SECURITY.md', 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && !/^\| (?:---|in the hands of)/.test(line))

describe('the threat model', () => {
  it('speaks of everything that others control', () => {
    const said = threats.join('\n')
    const controlled =
      'IPA, title, branch, artifact, template, comments, Pages branch, redirects, launcher'
    expect(controlled.split(', ').filter(word => !said.includes(word))).toEqual([])
  })

  it.each(threats)('names a test for %s', threat => {
    const tests = [...threat.matchAll(/`(__tests__\/[^`]+\.test\.ts)`/g)].map(([, file]) => file)
    expect(tests).not.toEqual([])
    expect(tests.filter(file => file === undefined || !existsSync(file))).toEqual([])
  })
})

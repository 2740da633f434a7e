import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { ruleIds } from '../../src/preflight/finding'
import { curedBySigning } from '../../src/preflight/re-signing'

const page = readFileSync('docs/doctor.md', 'utf8')
const rows = page
  .split('\n')
  .filter(line => line.startsWith('| <a id='))
  .map(line => line.split(' | ').map(cell => cell.replace(/^\| | \|$/g, '').trim()))

describe('docs/doctor.md', () => {
  it('has one row for every rule, which its anchor names', () => {
    const named = rows.map(([first = '']) => /^<a id="(.+)"><\/a>`(.+)`$/.exec(first)?.slice(1))
    expect(named.map(pair => pair?.[0]).toSorted()).toEqual([...ruleIds].toSorted())
    for (const pair of named) expect(pair?.[0]).toBe(pair?.[1])
  })

  it('says in each row level, example, the words of the phone, what to do and the source', () => {
    for (const row of rows) {
      expect(row).toHaveLength(6)
      expect(row.every(cell => cell !== '')).toBe(true)
      expect(row[1]).toMatch(/^(?:error|warning|notice)(?:, (?:error|warning))?$/)
    }
  })

  it('names what another signature cures', () => {
    const section = page.split('## Builds that are signed anew')[1]?.split('\n## ')[0] ?? ''
    const list = section.split('\n').find(line => line.startsWith('`unsigned`, ')) ?? ''
    const named = [...list.matchAll(/`([a-z-]+)`/g)].map(([, rule]) => rule)
    expect(named).toEqual(Object.keys(curedBySigning))
  })

  it('is led to by the README', () => {
    expect(readFileSync('README.md', 'utf8')).toContain('(docs/doctor.md)')
  })
})

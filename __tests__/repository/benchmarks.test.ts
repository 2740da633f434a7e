import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { heads, parts, tableOf, withPart } from '../../script/benchmarks/tables'

const page = readFileSync('docs/benchmarks.md', 'utf8')

it.each(parts)('has what script/bench writes about %s', part => {
  const text = page.split(`<!-- ${part}:start -->`)[1]?.split(`<!-- ${part}:end -->`)[0]?.trim()
  const [table = '', conditions] = text?.split('\n\n') ?? []
  const [, , ...lines] = table.split('\n')
  const rows = lines.map(line => line.replace(/^\| | \|$/g, '').split(' | '))
  expect(rows.map(cells => cells.length)).toEqual(rows.map(() => heads[part].length))
  expect(rows).not.toEqual([])
  expect(table).toBe(tableOf(part, rows))
  expect(conditions).toMatch(/^Measured on \d{4}-\d\d-\d\d: \d+ cores, Node v[\d.]+, git [\d.]+\.$/)
})

it('keeps all that stands around a table', () => {
  const row = heads.start.map(() => '1')
  const changed = withPart(page, 'start', tableOf('start', [row]))
  expect(changed).not.toBe(page)
  expect(changed.split('<!-- start:start -->')[0]).toBe(page.split('<!-- start:start -->')[0])
  expect(changed.split('<!-- start:end -->')[1]).toBe(page.split('<!-- start:end -->')[1])
  expect(() => withPart('no marker', 'start', '')).toThrow('lacks')
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { houseGraph, withGraph } from '../../script/house-graph'

const page = readFileSync('docs/architecture.md', 'utf8')

describe('the picture of the folders', () => {
  it('has the rooms and their arrows', () => {
    const graph = houseGraph(process.cwd())
    expect(graph).toMatch(/^ {2}ipa --> formats$/m)
    expect(graph).toMatch(/^ {2}main --> runner$/m)
    expect(graph).not.toMatch(/primitives/)
  })

  it('is what script/draw-house draws from the code of today', () => {
    expect(page).toBe(withGraph(page, houseGraph(process.cwd())))
  })
})

import { readFileSync, writeFileSync } from 'node:fs'
import { houseGraph, withGraph } from './house-graph'

// See script/draw-house.

const page = 'docs/architecture.md'
writeFileSync(page, withGraph(readFileSync(page, 'utf8'), houseGraph(process.cwd())))

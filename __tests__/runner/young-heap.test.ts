import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { youngHeapFlags } from '../../src/runner/young-heap'

describe('the flag for new objects', () => {
  it('is known to this Node, which says nothing about it', () => {
    const program = 'require("node:v8").setFlagsFromString(process.argv[1])'
    const flags = youngHeapFlags(process.versions.node)
    expect(flags).toHaveLength(1)
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, '--', ...flags])
    expect(`${stdout}${stderr}`).toBe('')
  })

  it('is left out where nobody has tried it: an unknown one is an error in the log', () => {
    expect(youngHeapFlags('27.0.0')).toEqual([])
  })
})

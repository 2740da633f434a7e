import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

const folder = '.github/workflows'
const action: unknown = parse(readFileSync('action.yml', 'utf8'))

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Workflow {
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const workflows = readdirSync(folder).map((file): readonly [string, Workflow] => [
  file,
  parse(readFileSync(join(folder, file), 'utf8')),
])

describe.each(workflows)('%s', (_, workflow) => {
  const steps = Object.values(workflow.jobs).flatMap(job => job.steps)

  it('says what its token may do', () => {
    expect(workflow.permissions).toBeDefined()
    expect(JSON.stringify(workflow.permissions)).not.toMatch(/write-all/)
  })

  it('leaves no token behind in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    for (const checkout of checkouts) {
      expect(checkout.with).toMatchObject({ 'persist-credentials': false })
    }
  })

  it('uses actions of others by their commit, since a tag can be moved', () => {
    const others = steps.flatMap(({ uses = './' }) => (uses.startsWith('./') ? [] : uses))
    for (const uses of others) expect(uses).toMatch(/^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40}$/)
  })

  it('uses only inputs that exist', () => {
    const own = steps.filter(({ uses }) => uses === './')
    const given = own.flatMap(step => Object.keys(step.with ?? {}))
    expect(Object.keys(Object(Object(action).inputs))).toEqual(expect.arrayContaining(given))
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

const folder = '.github/workflows'
const action: unknown = parse(readFileSync('action.yml', 'utf8'))

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Called {
  readonly inputs: Readonly<Record<string, { readonly default: unknown }>>
  readonly outputs: Readonly<Record<string, unknown>>
}

interface Job {
  readonly steps: readonly Step[]
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> }
}

interface Workflow {
  readonly on?: { readonly workflow_call?: Called }
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const workflows = readdirSync(folder).map((file): readonly [string, Workflow] => [
  file,
  parse(readFileSync(join(folder, file), 'utf8')),
])

const isOwn = (uses: string): boolean =>
  uses.startsWith('./') || uses === 'tap-to-install/tap-to-install@v1'

describe.each(workflows)('%s', (_, workflow) => {
  const steps = Object.values(workflow.jobs).flatMap(job => job.steps)

  it('says what its token may do, unless its caller does', () => {
    if (workflow.on?.workflow_call !== undefined) return
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
    const others = steps.flatMap(({ uses = './' }) => (isOwn(uses) ? [] : uses))
    for (const uses of others) expect(uses).toMatch(/^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40}$/)
  })

  it('uses only inputs that exist', () => {
    const own = steps.filter(({ uses = '' }) => isOwn(uses))
    const given = own.flatMap(step => Object.keys(step.with ?? {}))
    expect(Object.keys(Object(Object(action).inputs))).toEqual(expect.arrayContaining(given))
  })
})

describe('publish.yml, which other repositories call', () => {
  const workflow: Workflow = parse(readFileSync(join(folder, 'publish.yml'), 'utf8'))
  const called = workflow.on?.workflow_call
  const [step] = workflow.jobs['publish']?.steps ?? []
  const { inputs, outputs } = Object(action)

  it('hands on each input under its name, with the default of the action', () => {
    for (const [name, given] of Object.entries(called?.inputs ?? {})) {
      expect(step?.with).toHaveProperty([name], `\${{ inputs.${name} }}`)
      if (name !== 'artifact') expect(given.default).toBe(inputs[name].default)
    }
    const secret = { 'site-token': expect.stringContaining('secrets.site-token') }
    expect(step?.with).toMatchObject(secret)
    expect(Object.keys(step?.with ?? {})).toHaveLength(
      Object.keys({ ...called?.inputs, ...secret }).length,
    )
  })

  it('gives every output', () => {
    expect(Object.keys(called?.outputs ?? {})).toEqual(Object.keys(outputs))
  })

  it('runs the action and nothing else', () => {
    expect(Object.values(workflow.jobs).flatMap(job => job.steps)).toHaveLength(1)
  })
})

describe('rebuild.yml, which pushes with a token that starts nothing', () => {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')

  it('has the check of its commit started', () => {
    expect(read('rebuild.yml')).toMatch(/actions: write.*gh workflow run check\.yml/s)
    expect(Object.keys(parse(read('check.yml')).on)).toContain('workflow_dispatch')
  })

  it('lets no package run where a token may write', () => {
    const { commit } = parse(read('rebuild.yml')).jobs
    expect(JSON.stringify(commit.steps)).not.toMatch(/npm|npx|script\//)
  })
})

describe('the systems that the action runs on', () => {
  const jobs = workflows.flatMap(([, { jobs }]) => Object.values(jobs))
  const systems = ({ strategy }: Job): readonly string[] => strategy?.matrix['os'] ?? []
  const runs = (job: Job, what: RegExp): boolean => job.steps.some(({ run = '' }) => what.test(run))

  it('each start every process test', () => {
    const everywhere = jobs
      .filter(job => runs(job, /npm test -- __tests__\/process\b/))
      .flatMap(systems)
    expect(everywhere).toEqual(['macos-latest', 'windows-latest'])
    expect(jobs.some(job => runs(job, /script\/test/))).toBe(true)
  })

  it('each start the action as its users do', () => {
    const started = jobs.filter(({ steps }) => steps.some(({ uses }) => uses === './'))
    expect(started.flatMap(systems)).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest'])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { TriggerEvent } from '../../src/event/event'
import { type InputName, inputDefaults } from '../../src/inputs/defaults'
import { eventOf, examplePayload, withField } from '../support/event'
import { valueAt } from '../support/github/openapi/json'
import { problemsOf } from '../support/inputs'
import { ours, recipe, type Step, type Workflow } from '../support/recipe'

const docs = resolve(import.meta.dirname, '../../docs')
const files = readdirSync(join(docs, 'workflows')).sort()

/** What the steps do, and with it what they have to be allowed. */
function needed(workflow: Workflow): Readonly<Record<string, string>> {
  const steps = ours(workflow)
  const has = (input: InputName) => steps.some(step => step.with[input] !== undefined)
  const uses = (action: string) => workflow.jobs.flat().some(step => step.uses.startsWith(action))
  const publishes = steps.some(step => step.with['command'] !== 'assemble')
  const deploys = uses('actions/deploy-pages')
  const here = publishes && !has('site-repository')
  const comments = workflow.triggers.some(name =>
    /pull_request|issue_comment|workflow_run|schedule/.test(name),
  )
  return {
    contents: here ? 'write' : 'read',
    ...(here ? { pages: has('pages-workflow') ? 'read' : 'write' } : {}),
    ...(deploys ? { pages: 'write', 'id-token': 'write' } : {}),
    ...(publishes && comments ? { 'pull-requests': 'write' } : {}),
    ...(has('artifact') && workflow.triggers.includes('workflow_run') ? { actions: 'read' } : {}),
    ...(has('pages-workflow') ? { actions: 'write' } : {}),
  }
}

/** What an expression comes to; one that is not listed stays, and no input takes it. */
const values: Readonly<Record<string, string>> = {
  'github.event.issue.number': '42',
  'needs.build.outputs.commit': 'a'.repeat(40),
}

function evaluated(text: string): string {
  return text.replace(/\$\{\{ ([\w.]+) \}\}/g, (whole, name: string) => values[name] ?? whole)
}

/** What only builds needs to read the source. */
function neededOf(workflow: Workflow): Readonly<Record<string, string>> {
  return ours(workflow).length === 0 ? { contents: 'read' } : needed(workflow)
}

/** An event for which the step does what it is there for. */
function eventFor(step: Step): TriggerEvent {
  if (step.with['ipa'] !== undefined) return eventOf('push', examplePayload('push'))
  if (step.with['pull-request'] !== undefined) {
    return eventOf('issue_comment', examplePayload('issue_comment', 'created'))
  }
  if (step.with['artifact'] === undefined) {
    return eventOf('pull_request', examplePayload('pull_request', 'closed'))
  }
  const run = examplePayload('workflow_run', 'completed')
  return eventOf('workflow_run', withField(run, 'workflow_run.conclusion', 'success'))
}

describe.each(files)('docs/workflows/%s', file => {
  const workflow = recipe(file)

  it('has a name, starts on something, and tells what it is for', () => {
    expect(valueAt(workflow.raw, 'name')).toEqual(expect.stringMatching(/^\w/))
    expect(workflow.triggers.length).toBeGreaterThan(0)
    expect(workflow.text).toMatch(/^# [A-Z]/)
  })

  it('pins every action to a major version', () => {
    const used = workflow.jobs.flat().flatMap(({ uses }) => (uses === '' ? [] : uses))
    expect(used.filter(uses => !/^[\w-]+\/[\w-]+@v\d+$/.test(uses))).toEqual([])
  })

  it('allows what it needs and nothing else', () => {
    const isByJob = Object.keys(workflow.permissions).length === 0
    if (!isByJob) expect(workflow.permissions).toEqual(neededOf(workflow))
    for (const [index, granted] of workflow.granted.entries()) {
      const jobs = workflow.jobs.slice(index, index + 1)
      expect(granted).toEqual(isByJob ? neededOf({ ...workflow, jobs }) : workflow.permissions)
    }
  })

  it('uses inputs that exist, with values that they take', () => {
    for (const step of ours(workflow)) {
      const unknown = Object.keys(step.with).filter(name => !(name in inputDefaults))
      expect(unknown).toEqual([])
      const given = Object.entries(step.with).map(([name, value]) => [
        name,
        evaluated(String(value)),
      ])
      const inputs = { 'github-token': 'token', ...Object.fromEntries(given) }
      expect(problemsOf(inputs, eventFor(step))).toEqual([])
    }
  })

  it('runs nothing but the action with a token that can write to the repository', () => {
    for (const [index, steps] of workflow.jobs.entries()) {
      const { contents, 'pull-requests': pulls, actions } = workflow.granted[index] ?? {}
      if (![contents, pulls, actions].includes('write')) continue
      expect(steps.filter(({ uses }) => !uses.startsWith('tap-to-install/'))).toEqual([])
    }
  })

  it('leaves no token behind in the checkout', () => {
    const checkouts = workflow.jobs
      .flat()
      .filter(({ uses }) => uses.startsWith('actions/checkout@'))
    for (const checkout of checkouts) expect(checkout.with['persist-credentials']).toBe(false)
  })

  it('has no secrets where strangers start it', () => {
    if (
      !workflow.triggers.some(name => /pull_request_target|workflow_run|issue_comment/.test(name))
    )
      return
    expect(workflow.text).not.toContain('secrets.')
  })

  it('is in the table of recipes', () => {
    expect(readFileSync(join(docs, 'recipes.md'), 'utf8')).toContain(`(workflows/${file})`)
  })
})

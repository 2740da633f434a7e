import { describe, expect, it } from '@jest/globals'
import { forkRecipe } from '../../src/report/fork-recipe'
import { valueAt } from '../support/github/openapi/json'
import { ours, recipe, workflowOf } from '../support/recipe'

describe('the recipe that a skipped run shows', () => {
  const [build = '', publish = ''] = [...forkRecipe.matchAll(/```yaml\n(.*?)```/gs)].map(
    ([, yaml]) => yaml ?? '',
  )

  it('builds as the file does', () => {
    const [shown, file] = [workflowOf(build), recipe('fork-build.yml')]
    expect(shown.triggers).toEqual(file.triggers)
    expect(shown.permissions).toEqual(file.permissions)
    const steps = file.jobs.flat().filter(({ uses }) => uses !== '')
    expect(shown.jobs.flat().map(({ uses }) => uses)).toEqual(steps.map(({ uses }) => uses))
    for (const [index, step] of shown.jobs.flat().entries()) {
      expect(steps[index]?.with).toMatchObject(step.with)
    }
  })

  it('publishes as the file does', () => {
    const [shown, file] = [workflowOf(publish), recipe('fork-publish.yml')]
    expect(valueAt(shown.raw, 'on')).toEqual(valueAt(file.raw, 'on'))
    expect(shown.permissions).toEqual(file.permissions)
    expect(shown.jobs).toEqual(file.jobs)
  })

  it('waits for the workflow that builds, and takes the artifact that it leaves', () => {
    const [built, file] = [recipe('fork-build.yml'), recipe('fork-publish.yml')]
    expect(valueAt(file.raw, 'on', 'workflow_run', 'workflows')).toEqual([
      valueAt(built.raw, 'name'),
    ])
    const left = built.jobs.flat().find(({ uses }) => uses.startsWith('actions/upload-artifact'))
    expect(ours(file)[0]?.with['artifact']).toBe(left?.with['name'])
  })
})

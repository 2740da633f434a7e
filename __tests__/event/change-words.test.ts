import { describe, expect, it } from '@jest/globals'
import { changeWords } from '../../src/event/change-words'
import { Payload } from '../../src/event/payload'
import { readTrigger } from '../../src/event/trigger'

function wordsOf(name: string, value: unknown) {
  const payload = new Payload(value, 'the payload')
  return changeWords(readTrigger(name, payload, { GITHUB_REF: 'refs/heads/main' }), payload)
}

describe('what people call a change', () => {
  it('is the title, author and branch of a pull request, on one line each', () => {
    const pull = {
      number: 42,
      title: 'Checkout\n::error::x \u202Eredesign',
      user: { login: 'octocat' },
      head: { sha: 'a1', ref: 'feature/checkout', repo: null },
    }
    expect(wordsOf('pull_request', { action: 'opened', pull_request: pull })).toEqual({
      title: 'Checkout ::error::x redesign',
      author: 'octocat',
      branch: 'feature/checkout',
    })
  })

  it('is the first line of the commit that was pushed', () => {
    const message = `Fix the cart\n\n${'x'.repeat(1000)}`
    expect(
      wordsOf('push', {
        ref: 'refs/heads/main',
        head_commit: { message },
        sender: { login: 'octocat' },
      }),
    ).toEqual({ author: 'octocat', subject: 'Fix the cart' })
    expect(wordsOf('push', { head_commit: { message: 'y'.repeat(1000) } }).subject).toHaveLength(
      200,
    )
  })

  it('is what an upstream run tells of its commit', () => {
    const run = {
      id: 1,
      event: 'push',
      head_sha: 'a1',
      head_branch: 'main',
      actor: { login: 'octocat' },
      head_commit: { message: 'Fix the cart\nand more' },
    }
    expect(wordsOf('workflow_run', { workflow_run: run })).toEqual({
      author: 'octocat',
      branch: 'main',
      subject: 'Fix the cart',
    })
  })

  it('is nothing where the event says nothing', () => {
    expect(wordsOf('workflow_dispatch', {})).toEqual({})
    expect(wordsOf('push', {})).toEqual({})
  })
})

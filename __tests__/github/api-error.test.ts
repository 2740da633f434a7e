import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/errors'
import { apiError } from '../../src/github/api-error'

const attempted = { doing: 'reading the Pages settings of octo-org/app', permission: 'pages: read' }

function answer(status: number, message: string): Error {
  return Object.assign(new Error(message), { status, response: { status } })
}

describe('apiError', () => {
  it('names the missing permission as the lines to write', () => {
    const error = apiError(answer(403, 'Resource not accessible by integration'), attempted)
    expect(error).toMatchObject({
      code: 'missing-permission',
      message:
        'GitHub refused reading the Pages settings of octo-org/app (403: Resource not accessible by integration)',
      hint: expect.stringContaining('\npermissions:\n  pages: read\n'),
    })
  })

  it.each([
    [403, 'Repository was archived so is read-only.', 'missing-permission', /Unarchive|unarchive/],
    [403, 'API rate limit exceeded', 'github', /later/],
    [429, 'Too many requests', 'github', /later/],
    [401, 'Bad credentials', 'github', /token is wrong or has expired/],
    [404, 'Not Found', 'github', /may not see[\s\S]*pages: read/],
    [500, 'Server Error', 'github', /githubstatus/],
    [503, 'Unavailable', 'github', /githubstatus/],
  ] as const)('%s “%s” is %s', (status, message, code, hint) => {
    const error = apiError(answer(status, message), attempted)
    expect(error).toMatchObject({
      code,
      message: expect.stringContaining(message),
      hint: expect.stringMatching(hint),
    })
  })

  it('passes on what GitHub found wrong, without a hint that would be a guess', () => {
    const error = apiError(answer(422, 'Validation Failed: {"field":"tag_name"}'), attempted)
    expect(error).toMatchObject({ code: 'github', message: expect.stringContaining('tag_name') })
    expect(error).toHaveProperty('hint', undefined)
  })

  it('tells a broken connection from an answer', () => {
    const error = apiError(
      Object.assign(new Error('other side closed'), { status: 500 }),
      attempted,
    )
    expect(error).toMatchObject({ message: expect.stringMatching(/^No answer.*other side closed/) })
  })

  it('leaves alone what is no answer of GitHub', () => {
    const bug = new TypeError('x is undefined')
    expect(apiError(bug, attempted)).toBe(bug)
    const ours = new ActionError('ours', { code: 'github' })
    expect(apiError(ours, attempted)).toBe(ours)
  })
})

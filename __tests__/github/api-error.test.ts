import { describe, expect, it } from '@jest/globals'
import { apiError } from '../../src/github/api-error'
import { ActionError } from '../../src/primitives/errors'

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
    [403, 'Repository was archived so is read-only.', 'github', /Unarchive|unarchive/],
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

  it.each([
    [
      403,
      'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
      /IP allow list/,
    ],
    [
      403,
      'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      /Configure SSO/,
    ],
    [403, 'Repository access blocked', /support\.github\.com/],
    [451, 'Repository access blocked', /support\.github\.com/],
    [403, 'Sorry. Your account was suspended', /support\.github\.com/],
    [403, 'This installation has been suspended', /installation is resumed/],
    [403, '`acme` forbids access via a personal access token (classic).', /rules about tokens/],
  ])('gives no permission line for what none would cure: %s %s', (status, said, hint) => {
    const error = apiError(answer(status, said), attempted)
    expect(error).toMatchObject({ code: 'github', hint: expect.stringMatching(hint) })
    expect(error).toMatchObject({ hint: expect.not.stringContaining('permissions:') })
  })

  it('takes a 403 that says when to come back for a limit', () => {
    const response = { headers: { 'retry-after': '60' } }
    const limited = Object.assign(new Error('Forbidden'), { status: 403, response })
    expect(apiError(limited, attempted)).toMatchObject({ hint: 'Run the job again later.' })
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

import { describe, expect, it } from '@jest/globals'
import { diskFull } from '../../src/primitives/disk-full'
import { ActionError } from '../../src/primitives/errors'

const full = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: no space left on device, write`), { code, path })

describe('a full disk', () => {
  it.each(['ENOSPC', 'EDQUOT'])('is told as what it is: %s', code => {
    expect(diskFull(full(code, '/tmp/x'))).toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('The disk of the runner with /tmp/x is full'),
      hint: expect.stringContaining('Free space'),
    })
  })

  it('says how much was to be written, where that is known', () => {
    const filling = { folder: '/runner/temp', needed: 20_000_000 }
    expect(diskFull(full('ENOSPC'), filling)).toMatchObject({
      message: expect.stringMatching(/with \/runner\/temp is full; 20(\.0)? MB were to be written/),
    })
  })

  it('is found behind what it was taken for', () => {
    const hint = 'https://www.githubstatus.com'
    const taken = new ActionError('No answer', { code: 'network', hint, cause: full('ENOSPC') })
    expect(diskFull(taken)?.hint).not.toContain('githubstatus')
  })

  it('is found in the words of git, and not in those of the server', () => {
    const said = 'git hash-object failed: error: unable to write file: No space left on device'
    expect(diskFull(new ActionError(said, { code: 'git' }))).toMatchObject({ code: 'disk-full' })
    const remote = 'Pushing to acme/app did not work.\nremote: fatal: No space left on device'
    expect(diskFull(new ActionError(remote, { code: 'git' }))).toBeUndefined()
  })

  it('is nothing else', () => {
    expect(diskFull(new TypeError('x is undefined'))).toBeUndefined()
    expect(diskFull(undefined)).toBeUndefined()
  })
})

import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { createGitRepository } from '../../src/github/git-repository'
import { requireVersion } from '../../src/github/git-version'
import { Scratch } from '../support/git-workspace'

const scratch = new Scratch()
afterAll(() => scratch.clear())

describe('requireVersion', () => {
  it.each([
    'git version 2.31.0\n',
    'git version 2.39.5 (Apple Git-154)\n',
    'git version 2.47.1.windows.2\n',
    'git version 3.0.0-rc1\n',
    'git of our own\n',
  ])('is content with %j', said => {
    expect(() => requireVersion(said)).not.toThrow()
  })

  it.each(['2.25.1', '2.30.2', '1.8.3.1'])('names %s and the version that is needed', version => {
    expect(() => requireVersion(`git version ${version}\n`)).toThrow(
      expect.objectContaining({
        code: 'git',
        message: `The git of this runner is ${version}, and publishing to a branch needs 2.31 or newer`,
        hint: expect.stringContaining('Install git 2.31'),
      }),
    )
  })
})

it('is asked before git is told of the remote', async () => {
  const folder = await scratch.folder()
  const old = '#!/bin/sh\n[ "$1" = version ] && echo "git version 2.25.1" || exit 1\n'
  await writeFile(join(folder, 'git'), old)
  await chmod(join(folder, 'git'), 0o755)
  const name = 'octo-org/app'
  const failure = createGitRepository({
    workFolder: folder,
    remote: { url: `https://git.invalid/${name}.git`, name, token: 'secret' },
    environment: { PATH: `${folder}:${process.env['PATH']}` },
  })
  await expect(failure).rejects.toMatchObject({ message: expect.stringContaining('2.25.1') })
})

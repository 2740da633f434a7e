import { describe, expect, it } from '@jest/globals'
import { type GitCommand, runGit } from '../../../src/github/git/process'

const command: GitCommand = {
  args: ['hash-object', '--stdin'],
  cwd: '/',
  env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
  timeout: 20_000,
  outputLimit: 1_000,
  secrets: ['s3cret'],
}

describe('runGit', () => {
  it('passes text in and bytes out', async () => {
    const answer = await runGit({ ...command, input: { text: '' } })
    expect(answer).toMatchObject({ exitCode: 0, stderr: '' })
    expect(String(answer.stdout)).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n')
  })

  it('answers a failure with what git said, without secrets, line by line', async () => {
    const lines: string[] = []
    const answer = await runGit({
      ...command,
      args: ['rev-parse', '--verify', 's3cret'],
      onLine: line => lines.push(line),
    })
    expect(answer.exitCode).toBe(128)
    expect(answer.stderr).toContain('fatal')
    expect(answer.stderr + lines.join()).not.toContain('s3cret')
  })

  it('uses no shell', async () => {
    const answer = await runGit({ ...command, args: ['check-ref-format', 'refs/heads/$(id)'] })
    expect(answer.exitCode).toBe(0)
  })

  it('stops a git that says too much', async () => {
    const failure = runGit({ ...command, args: ['help', '-a'] })
    await expect(failure).rejects.toMatchObject({
      code: 'git',
      message: 'git help printed more than the 1000 bytes that are read',
      hint: expect.stringContaining('`pages-branch`'),
    })
  })

  it('stops a git that does not end', async () => {
    const failure = runGit({
      ...command,
      args: ['-c', 'alias.wait=!sleep 20', 'wait'],
      timeout: 50,
    })
    await expect(failure).rejects.toMatchObject({
      code: 'git',
      message: expect.stringContaining('longer than 0.05 s'),
    })
  })

  it('says that git is missing', async () => {
    const failure = runGit({ ...command, env: { PATH: '/nowhere' } })
    await expect(failure).rejects.toMatchObject({
      code: 'git',
      message: expect.stringContaining('could not be started'),
      hint: expect.stringContaining('Install git'),
    })
  })
})

import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { findIpas } from '../../src/intake/workspace'

let root: string
let workspace: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'find-ipas-')))
  workspace = join(root, 'workspace')
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function holding(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    const path = join(workspace, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, file)
  }
}

async function found(...patterns: readonly string[]): Promise<readonly string[]> {
  return (await findIpas(patterns, workspace)).map(path => relative(workspace, path))
}

describe('findIpas', () => {
  it.each([
    ['a path', 'build/App.ipa', ['build/App.ipa']],
    ['a path with dots', './other/../build/App.ipa', ['build/App.ipa']],
    ['a star, which stays in its folder', 'build/*.ipa', ['build/App.ipa', 'build/Beta.ipa']],
    ['a question mark', 'build/?pp.ipa', ['build/App.ipa']],
    ['a class of letters', 'build/[AX]pp.ipa', ['build/App.ipa']],
    ['any depth', '**/App.ipa', ['build/App.ipa', 'build/deep/down/App.ipa']],
    ['hidden folders too', '.build/*.ipa', ['.build/App.ipa']],
    [
      'nothing but the name asked for',
      'build/**/*.ipa',
      ['build/App.ipa', 'build/Beta.ipa', 'build/deep/down/App.ipa'],
    ],
  ])('takes %s', async (_, pattern, expected) => {
    await holding('build/Beta.ipa', 'build/App.ipa', 'build/deep/down/App.ipa', 'build/App.ipa.zip')
    if (pattern.startsWith('.build')) await holding('.build/App.ipa')
    expect(await found(pattern)).toEqual(expected)
  })

  it('gives absolute paths, and takes them', async () => {
    await holding('App.ipa')
    const path = join(workspace, 'App.ipa')
    expect(await findIpas([path], '/nowhere')).toEqual([path])
    expect(await findIpas([join(workspace, '*.ipa')], '/nowhere')).toEqual([path])
  })

  it('takes a name that looks like a pattern literally when there is such a file', async () => {
    await holding('App [1].ipa', 'App 1.ipa', 'What?.ipa', 'Whats.ipa', '*.ipa')
    expect(await found('App [1].ipa')).toEqual(['App [1].ipa'])
    expect(await found('What?.ipa')).toEqual(['What?.ipa'])
    expect(await found('*.ipa')).toEqual(['*.ipa'])
  })

  it('takes it as the pattern that it is when there is none', async () => {
    await holding('App 1.ipa', 'Whats.ipa')
    expect(await found('App [1].ipa', 'What?.ipa')).toEqual(['App 1.ipa', 'Whats.ipa'])
  })

  it('works in a workspace whose own name looks like a pattern', async () => {
    workspace = join(root, 'app [main]', 'what?*')
    await holding('build/App.ipa', 'build/Beta.ipa')
    expect(await found('build/*.ipa', '!build/Beta.ipa')).toEqual(['build/App.ipa'])
  })

  it('leaves out what an exclusion matches, wherever it stands', async () => {
    await holding('build/App.ipa', 'build/App-watch.ipa', 'build/old/App.ipa')
    const expected = ['build/App.ipa']
    expect(await found('build/**/*.ipa', '!build/old/**', '!**/*-watch.ipa')).toEqual(expected)
    expect(await found('!**/old/*', '!**/*-watch.ipa', 'build/**/*.ipa')).toEqual(expected)
  })

  it('follows the order of the lines, then of the names, and gives no file twice', async () => {
    await holding('b/2.ipa', 'b/1.ipa', 'a/2.ipa', 'a/1.ipa')
    expect(await found('b/*.ipa', 'a/2.ipa', '*/1.ipa')).toEqual([
      'b/1.ipa',
      'b/2.ipa',
      'a/2.ipa',
      'a/1.ipa',
    ])
  })

  it('passes over folders, and over links that lead nowhere', async () => {
    await holding('build/Folder.ipa/inside.txt', 'build/App.ipa')
    await symlink(join(root, 'gone'), join(workspace, 'build/Dangling.ipa'))
    await symlink(join(workspace, 'build/App.ipa'), join(workspace, 'build/Link.ipa'))
    expect(await found('build/*.ipa')).toEqual(['build/App.ipa', 'build/Link.ipa'])
    await expect(found('build/Folder.ipa')).rejects.toMatchObject({
      code: 'no-ipa',
      hint: 'No name in the folder “build/Folder.ipa” ends in `.ipa`.',
    })
  })

  it('takes a folder for the IPAs in it, without what is left out', async () => {
    await holding('out [1]/App.ipa', 'out [1]/deep/Beta.ipa', 'out [1]/App.dSYM.zip', 'Other.ipa')
    expect(await found('out [1]')).toEqual(['out [1]/App.ipa', 'out [1]/deep/Beta.ipa'])
    expect(await found('out [1]/', '!**/deep/**')).toEqual(['out [1]/App.ipa'])
  })

  it('follows links to folders, and does not go round in circles', async () => {
    await holding('bazel/bin/App.ipa')
    await symlink(join(workspace, 'bazel'), join(workspace, 'bazel/bin/back'))
    await symlink(join(workspace, 'bazel/bin'), join(workspace, 'bazel-bin'))
    expect(await found('**/*.ipa')).toEqual(['bazel-bin/App.ipa', 'bazel/bin/App.ipa'])
  })

  it('leaves alone what an exclusion of another folder does not mean', async () => {
    await holding('build/App.ipa', 'build/App.ipa.d/x')
    expect(await found('build/App*', '!other/**', '!../elsewhere/**', '!build')).toEqual([
      'build/App.ipa',
    ])
  })

  it('looks outside of the workspace where it is told to', async () => {
    await holding('../shared/out/App.ipa')
    expect(await found('../shared/**/*.ipa')).toEqual(['../shared/out/App.ipa'])
    expect(await found('build/../../shared/*/?pp.ipa')).toEqual(['../shared/out/App.ipa'])
  })

  it('passes over links to themselves, pipes, and a file where a folder was meant', async () => {
    await holding('build/App.ipa')
    await symlink(join(workspace, 'build/Loop.ipa'), join(workspace, 'build/Loop.ipa'))
    execFileSync('mkfifo', [join(workspace, 'build/Pipe.ipa')])
    expect(await found('build/*.ipa')).toEqual(['build/App.ipa'])
    await expect(found('build/App.ipa/*.ipa')).rejects.toMatchObject({
      message: 'No file in the workspace matches “build/App.ipa/*.ipa”',
    })
  })

  it('says nothing about what it looks at on the way', async () => {
    await holding('build/App.ipa')
    const write = process.stdout.write.bind(process.stdout)
    const printed: unknown[] = []
    process.stdout.write = (text: unknown) => printed.push(text) > 0
    try {
      await found('**/*.ipa')
    } finally {
      process.stdout.write = write
    }
    expect(printed).toEqual([])
  })

  it('says why a pattern that means something elsewhere matches nothing', async () => {
    await expect(found('~/App.ipa', '# the app', '{a,b}.ipa')).rejects.toMatchObject({
      message: 'No file in the workspace matches “~/App.ipa”, “# the app”, “{a,b}.ipa”',
      hint: expect.stringMatching(/“# the app”: .*“~\/App\.ipa”: .*“\{a,b\}\.ipa”: /),
    })
    await holding('{a,b}.ipa', '# the app.ipa')
    expect(await found('{a,b}.ipa', '#*.ipa')).toEqual(['{a,b}.ipa', '# the app.ipa'])
  })

  it('names every pattern that matches nothing, and only those', async () => {
    await holding('build/App.ipa')
    await expect(found('dist/*.ipa', 'build/*.ipa', 'Other.ipa')).rejects.toMatchObject({
      code: 'no-ipa',
      message: 'No file in the workspace matches “dist/*.ipa”, “Other.ipa”',
      hint: expect.stringContaining('`ipa`'),
    })
  })

  it('does not tell where on the runner the workspace lies', async () => {
    const patterns = [join(workspace, 'dist/*.ipa'), join(workspace, 'Other.ipa'), '/mnt/*.ipa']
    await expect(found(...patterns)).rejects.toMatchObject({
      message: 'No file in the workspace matches “dist/*.ipa”, “Other.ipa”, “/mnt/*.ipa”',
    })
    await holding('App.ipa')
    await expect(found(`${'x'.repeat(300)}/*.ipa`)).rejects.toMatchObject({
      message: expect.not.stringContaining(workspace),
    })
  })

  it('says so when an exclusion left nothing over', async () => {
    await holding('build/App.ipa')
    await expect(found('build/*.ipa', '!**/App.ipa')).rejects.toMatchObject({
      message: 'No file in the workspace matches “build/*.ipa”',
    })
  })

  it('says so when there is nothing but exclusions', async () => {
    await expect(found('!a.ipa', '!b.ipa')).rejects.toMatchObject({
      code: 'no-ipa',
      message: 'The `ipa` input only says what to leave out: “!a.ipa”, “!b.ipa”',
    })
  })

  it('says what it looked for when the file system objects', async () => {
    await holding('App.ipa')
    const pattern = `${'x'.repeat(300)}/*.ipa`
    await expect(found(pattern)).rejects.toMatchObject({
      code: 'no-ipa',
      message: expect.stringMatching(/^Looking for “x+\/\*\.ipa” did not work: .*ENAMETOOLONG/),
    })
  })
})

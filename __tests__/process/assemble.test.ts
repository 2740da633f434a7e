import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { plainEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import type { Repository } from '../support/github/world'
import { type ActionRun, runAction } from '../support/run-action'
import { goodIpa, runStep, timePassing, writesOf } from './workflow'

let github: GitHub
/** Holds builds of two pull requests. */
let repository: Repository
let published: ActionRun
let site: string

beforeAll(async () => {
  github = await startGitHub()
  const seed = await seedRepository(github, { pullRequests: [42, 43] })
  repository = seed.repository
  const pull = seed.pulls.get(43)
  published = await runStep(github, seed, { ipa: await goodIpa() })
  await runStep(github, seed, {
    ipa: await goodIpa({ build: '46' }),
    runId: 9_000_000_002,
    ...(pull && { pull }),
  })
}, 180_000)

beforeEach(async () => {
  site = await mkdtemp(path.join(tmpdir(), 'site-'))
})

afterEach(async () => {
  await rm(site, { recursive: true })
  expect(github.violations).toEqual([])
})

afterAll(() => github.close())

/** The step of the workflow that deploys the site. Its token may read contents, and nothing else. */
async function assemble(
  inputs: Readonly<Record<string, string>> = {},
  from = repository,
): Promise<ActionRun> {
  const sha = (await from.git.head('main')) ?? ''
  return runAction({
    github,
    token: github.addToken({ permissions: { contents: 'read' } }),
    event: plainEvent({ name: 'workflow_dispatch', github, repository: from, sha }),
    inputs: { command: 'assemble', 'output-directory': site, ...inputs },
    env: timePassing(10),
  })
}

/** Windows knows but one bit of them. */
const modes =
  process.platform === 'win32' ? { file: 0o666, folder: 0o666 } : { file: 0o644, folder: 0o755 }

/** What of the launcher says whose releases it installs. */
const HOSTS = /<meta name="launcher-hosts" content="([^"]*)">/

describe('the launcher, for builds on releases', () => {
  const inputs = () => ({ 'publish-to': 'release', directory: 'launch' })

  it('is added beside the site, made out for this server, and once only', async () => {
    await writeFile(path.join(site, 'index.html'), 'theirs')
    const run = await assemble(inputs())
    expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'assembled' } })
    expect(run.summary).toContain('**The launcher was added**')
    expect(run.requests).toEqual([])
    const languages = (await readdir('launcher/languages')).map(name => `launch/languages/${name}`)
    expect(languages).toHaveLength(9)
    const added = ['launch/.tap-to-install', 'launch/index.html', ...languages]
    expect(await filesIn(site)).toEqual(['index.html', ...added].sort())
    const page = await readFile(path.join(site, 'launch/index.html'), 'utf8')
    expect(HOSTS.exec(page)?.[1]).toBe(new URL(github.serverUrl).host)
    const committed = await readFile('launcher/index.html', 'utf8')
    expect(page.replace(HOSTS, '')).toBe(committed.replace(HOSTS, ''))
    expect(await assemble(inputs())).toMatchObject({ exitCode: 0, errors: [] })
    expect(await readFile(path.join(site, 'index.html'), 'utf8')).toBe('theirs')
  })

  it('takes no place of a page of theirs', async () => {
    await mkdir(path.join(site, 'launch'))
    await writeFile(path.join(site, 'launch/index.html'), 'theirs')
    const run = await assemble(inputs())
    expect(run.exitCode).toBe(1)
    expect(run.errors.join()).toContain('“launch/index.html”')
    expect(await readFile(path.join(site, 'launch/index.html'), 'utf8')).toBe('theirs')
  })
})

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => !entry.isDirectory())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .sort()
}

describe('the folder of a site', () => {
  it('gets the builds byte for byte, beside what is there', async () => {
    await writeFile(path.join(site, 'index.html'), 'Our own site')
    await mkdir(path.join(site, 'Blog'))
    await writeFile(path.join(site, 'Blog/install.html'), 'How to install')
    const run = await assemble()
    expect(run.errors).toEqual([])
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'assembled' }, leftInTemp: [] })
    expect(run.summary).toContain('2 builds in')
    expect(writesOf(run)).toEqual([])
    const head = (await repository.git.head('gh-pages')) ?? ''
    const ours = (await filesIn(site)).filter(file => file.startsWith('install/'))
    const onBranch = [...(await repository.git.files(head)).keys()]
    const wanted = onBranch.filter(file => file.startsWith('install/'))
    expect(ours).toEqual(['install/.tap-to-install', ...wanted].sort())
    for (const file of wanted) {
      const bytes = await readFile(path.join(site, file))
      expect([file, bytes.equals((await repository.git.read(head, file)) ?? Buffer.of())]).toEqual([
        file,
        true,
      ])
      expect((await lstat(path.join(site, file))).mode & 0o777).toBe(modes.file)
    }
    expect((await lstat(path.join(site, 'install/pr-42'))).mode & 0o777).toBe(modes.folder)
    expect(
      wanted.some(file => file.endsWith(`${published.outputs['build-id']}/Example-1.2.3.ipa`)),
    ).toBe(true)
    expect(await readFile(path.join(site, 'index.html'), 'utf8')).toBe('Our own site')
    expect(await readdir(site)).toHaveLength(3)
  })

  it('is made when it is missing, and a second run changes nothing', async () => {
    const inputs = { 'output-directory': path.join(site, 'out/site') }
    expect(await assemble(inputs)).toMatchObject({ exitCode: 0 })
    const before = await filesIn(site)
    const again = await assemble(inputs)
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'assembled' } })
    expect(again.log.join('\n')).toContain('0 files written, 0 files removed')
    expect(await filesIn(site)).toEqual(before)
  })

  it('loses what is no longer published', async () => {
    const other = await github.addRepository({ fullName: 'octo-org/changing' })
    await other.git.commit({ branch: 'main', files: { 'README.md': 'Changing' } })
    const files = { 'install/builds.json': '{}', 'install/main/index.html': 'main' }
    const more = { 'install/pr-1/index.html': 'one', 'install/pr-1/a/b.png': 'two' }
    await other.git.commit({ branch: 'gh-pages', files: { ...files, ...more } })
    await mkdir(path.join(site, 'install/pr-1'), { recursive: true })
    await writeFile(path.join(site, 'install/pr-1/theirs.txt'), 'Keep me')
    expect(await assemble({}, other)).toMatchObject({ exitCode: 0 })
    await other.git.commit({
      branch: 'gh-pages',
      files: { ...files, 'install/main/index.html': 'new' },
      replaceAll: true,
    })
    expect(await assemble({}, other)).toMatchObject({ exitCode: 0 })
    expect(await filesIn(site)).toEqual([
      'install/.tap-to-install',
      'install/builds.json',
      'install/main/index.html',
      'install/pr-1/theirs.txt',
    ])
    expect(await readFile(path.join(site, 'install/main/index.html'), 'utf8')).toBe('new')
    await other.git.commit({
      branch: 'gh-pages',
      files: { 'README.md': 'Empty' },
      replaceAll: true,
    })
    expect(await assemble({}, other)).toMatchObject({ exitCode: 0 })
    expect(await filesIn(site)).toEqual(['install/.tap-to-install', 'install/pr-1/theirs.txt'])
  })
})

describe('refused without writing anything', () => {
  // The other ways to clash: `targets/overlay/overlay.test.ts`.
  it('a folder of theirs that differs from ours in case', async () => {
    const file = 'Install/guide.html'
    await mkdir(path.dirname(path.join(site, file)), { recursive: true })
    await writeFile(path.join(site, file), 'Theirs')
    const run = await assemble()
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('“Install”')
    expect(run.errors.join('\n')).toContain('`directory`')
    expect(await filesIn(site)).toEqual([file])
  })

  it('a link in place of the folder: nothing is written where it leads', async () => {
    const elsewhere = path.join(site, 'elsewhere')
    await mkdir(elsewhere)
    await symlink(elsewhere, path.join(site, 'install'))
    const run = await assemble()
    expect(run.exitCode).toBe(1)
    expect(await readdir(elsewhere)).toEqual([])
  })

  it('an output that is a file', async () => {
    const file = path.join(site, 'file')
    await writeFile(file, 'A file')
    const run = await assemble({ 'output-directory': file })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('output-directory')
  })

  it('a branch that cannot be read', async () => {
    github.faults.onEvery({ status: 500 }, { server: 'git' })
    const run = await assemble().finally(() => github.faults.clear())
    expect(run.exitCode).toBe(1)
    expect(await filesIn(site)).toEqual([])
  })
})

describe('a branch', () => {
  it('that is missing is told, and the site stays as it is', async () => {
    await writeFile(path.join(site, 'index.html'), 'Ours')
    const run = await assemble({ 'pages-branch': 'builds' })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'assembled' } })
    expect(run.warnings.join('\n')).toContain('has no branch “builds” yet')
    expect(await filesIn(site)).toEqual(['index.html'])
  })

  it('of a hostile hand leads nowhere else, and its attributes change no byte', async () => {
    const other = await github.addRepository({ fullName: 'octo-org/hostile' })
    await other.git.commit({ branch: 'main', files: { 'README.md': 'Hostile' } })
    const git = other.git
    await git.commit({
      branch: 'gh-pages',
      files: {
        '.gitattributes': '* text eol=crlf ident\n',
        'install/.gitattributes': '* text eol=crlf ident\n',
        'install/builds.json': '{}\n$Id$\n',
        'install/a\\b/index.html': 'odd',
        'install/.tap-to-install': 'Files that Tap to Install has put into this folder',
        'outside.html': 'not ours',
      },
    })
    const run = await assemble({}, other)
    expect(run.errors).toEqual([])
    expect(await filesIn(site)).toEqual(['install/.tap-to-install', 'install/builds.json'])
    expect(await readFile(path.join(site, 'install/builds.json'), 'utf8')).toBe('{}\n$Id$\n')
    expect(run.log.join('\n')).toContain('Left out "install/.gitattributes"')
  })
})

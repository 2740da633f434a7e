import { describe, expect, it } from '@jest/globals'
import { inputsFrom, someInputs, usual } from '../support/inputs'

describe('readInputs', () => {
  it('has a default for all that was not said', () => {
    expect(inputsFrom(usual)).toEqual({
      command: 'auto',
      ipa: ['App.ipa'],
      artifact: undefined,
      destination: {
        kind: 'pages',
        serving: 'online',
        inRepository: true,
        hasBudget: true,
        ipaHost: 'auto',
        branch: undefined,
        workflow: undefined,
        releaseTag: undefined,
      },
      siteRepository: undefined,
      siteToken: 'run-token',
      githubToken: 'run-token',
      directory: 'install',
      outputDirectory: undefined,
      channel: undefined,
      pullRequest: undefined,
      title: undefined,
      subtitle: undefined,
      notes: '',
      comment: true,
      environment: undefined,
      keepBuilds: 3,
      siteBudget: 900_000_000,
      unlisted: 'auto',
      manifestHashes: 'none',
      verify: true,
      verifyTimeout: 600_000,
      allowedTeams: [],
      dryRun: false,
      failOn: 'error',
      sideload: false,
      pageTemplate: undefined,
    })
  })

  it('takes everything that can be said', () => {
    const inputs = inputsFrom({
      command: 'publish',
      ipa: '\n build/*.ipa \r\n\n!build/Old.ipa\n',
      artifact: 'the ipa',
      'run-id': '123456789012',
      'ipa-host': 'release',
      'pages-branch': 'refs/heads/site/live',
      'pages-workflow': '.github/workflows/pages.yml',
      'release-tag': 'nightly',
      'site-repository': 'corp_emu/builds.public',
      'site-token': 'other-token',
      'github-token': 'run-token',
      directory: 'apps/ios/',
      'output-directory': 'out/site',
      channel: 'the beta',
      'pull-request': '42',
      commit: 'A'.repeat(40),
      title: ' Example ',
      subtitle: 'Nightly',
      notes: 'Try this.\nAnd that.',
      comment: 'FALSE',
      environment: 'install on a phone',
      'keep-builds': '1',
      'site-budget': '100000',
      unlisted: 'True',
      'manifest-hashes': 'sha256',
      verify: 'false',
      'verify-timeout': '21600',
      'allowed-teams': 'abcde12345\n\nFGHIJ67890',
      'dry-run': 'true',
      'fail-on': 'never',
      sideload: 'true',
      'page-template': '/elsewhere/page.html',
    })
    expect(inputs).toEqual({
      command: 'publish',
      ipa: ['build/*.ipa', '!build/Old.ipa'],
      artifact: { name: 'the ipa', runId: 123456789012 },
      destination: {
        kind: 'pages',
        serving: 'online',
        inRepository: true,
        hasBudget: true,
        ipaHost: 'release',
        branch: 'site/live',
        workflow: 'pages.yml',
        releaseTag: 'nightly',
      },
      siteRepository: 'corp_emu/builds.public',
      siteToken: 'other-token',
      githubToken: 'run-token',
      directory: 'apps/ios',
      outputDirectory: '/workspace/out/site',
      channel: 'the beta',
      pullRequest: 42,
      commit: 'a'.repeat(40),
      title: 'Example',
      subtitle: 'Nightly',
      notes: 'Try this.\nAnd that.',
      comment: false,
      environment: 'install on a phone',
      keepBuilds: 1,
      siteBudget: 100_000_000_000,
      unlisted: true,
      manifestHashes: 'sha256',
      verify: false,
      verifyTimeout: 21_600_000,
      allowedTeams: ['ABCDE12345', 'FGHIJ67890'],
      dryRun: true,
      failOn: 'never',
      sideload: true,
      pageTemplate: '/elsewhere/page.html',
    })
  })

  it('reads the other destinations', () => {
    const release = { ...usual, 'publish-to': 'release', 'ipa-host': 'release' }
    expect(
      inputsFrom({ ...release, 'launcher-url': 'https://x.example/go?a=1' }).destination,
    ).toMatchObject({
      kind: 'release',
      hasBudget: false,
      releaseTag: undefined,
      launcherUrl: 'https://x.example/go?a=1',
    })
    const directory = {
      'publish-to': 'directory',
      'output-directory': '/srv',
      'base-url': 'https://X.example/a',
    }
    expect(inputsFrom({ ipa: 'a.ipa', ...directory }).destination).toMatchObject({
      kind: 'directory',
      serving: 'promised',
      inRepository: false,
      path: '/srv',
      baseUrl: 'https://x.example/a/',
    })
  })

  it('looks for any IPA in an artifact', () => {
    expect(inputsFrom({ artifact: 'ipa', 'github-token': 't' })).toMatchObject({
      ipa: ['**/*.ipa'],
      artifact: { name: 'ipa', runId: undefined },
    })
    const others = inputsFrom({ artifact: 'ipa', ipa: '!Old.ipa', 'github-token': 't' })
    expect(others.ipa).toEqual(['**/*.ipa', '!Old.ipa'])
  })

  it('takes nothing out of texts for people but what hides, reorders or overwrites', () => {
    const text = `A&B <"Ünï"> 'x' ✓ @everyone #1 [x](http://e) 网页传值`
    expect(inputsFrom({ ...usual, title: text, subtitle: text, notes: text })).toMatchObject({
      title: text,
      subtitle: text,
      notes: text,
    })
    const hostile = 'Safe\u202Egpj.exe\u0007 one\r\n  - two\u2028three'
    expect(
      inputsFrom({ ...usual, title: hostile, subtitle: hostile, notes: hostile }),
    ).toMatchObject({
      title: 'Safegpj.exe one - two three',
      subtitle: 'Safegpj.exe one - two three',
      notes: 'Safegpj.exe one\n  - two\nthree',
    })
  })

  it('cuts texts for people to what comment and build record take', () => {
    const { title, notes } = inputsFrom({
      ...usual,
      title: 'Ü'.repeat(500),
      notes: `${'x'.repeat(5000)}\n`.repeat(500),
    })
    expect(title).toBe(`${'Ü'.repeat(199)}…`)
    expect(notes.split('\n')).toHaveLength(100)
    expect(notes.length).toBeLessThan(100_000)
  })

  it('can be built by tests', () => {
    expect(someInputs({ keepBuilds: 7 })).toMatchObject({ keepBuilds: 7, directory: 'install' })
  })
})

import { describe, expect, it } from '@jest/globals'
import { connect } from '../../../src/github/client'
import { type PagesSite, readPagesSite } from '../../../src/github/pages/site'
import { answeringFetch } from '../../support/answering-fetch'

const settings = {
  url: 'https://api.github.com/repos/octo-org/app/pages',
  status: 'built',
  cname: null,
  custom_404: false,
  html_url: 'https://octo-org.github.io/app/',
  build_type: 'legacy',
  source: { branch: 'gh-pages', path: '/' },
  public: true,
}

function read(status: number, body: unknown): Promise<PagesSite | undefined> {
  const { fetch } = answeringFetch({ status, body })
  const pace = { retries: 0, millisecondsPerSecond: 1 }
  const github = connect({
    token: 't',
    apiUrl: 'http://127.0.0.1:1',
    progress: () => {},
    fetch,
    pace,
  })
  return readPagesSite(github, { owner: 'octo-org', name: 'app' })
}

describe('readPagesSite', () => {
  it('reads a site that is served from a branch', async () => {
    expect(await read(200, settings)).toEqual({
      buildType: 'legacy',
      source: { branch: 'gh-pages', path: '/' },
      isPublic: true,
      address: { kind: 'https', url: 'https://octo-org.github.io/app/' },
    })
  })

  it('takes the folder from the settings, and old answers without build type as branch sites', async () => {
    const { build_type: _, ...old } = settings
    const site = await read(200, {
      ...old,
      source: { branch: 'main', path: '/docs' },
      public: false,
    })
    expect(site).toMatchObject({
      buildType: 'legacy',
      source: { branch: 'main', path: '/docs' },
      isPublic: false,
    })
  })

  it.each([null, undefined, '', 'soon'])('says that a site has no address yet: %j', async url => {
    await expect(read(200, { ...settings, html_url: url })).rejects.toMatchObject({
      name: 'ActionError',
      code: 'pages-disabled',
      message: 'The Pages site of octo-org/app has no address yet',
      hint: expect.stringContaining('settings of octo-org/app'),
    })
  })

  it('finds the address by the custom domain when it is left out', async () => {
    const left = { ...settings, html_url: null, cname: 'builds.example.com' }
    expect(await read(200, left)).toMatchObject({ address: { kind: 'http' } })
    const certified = { ...left, https_certificate: { state: 'approved' } }
    expect(await read(200, certified)).toMatchObject({
      address: { kind: 'https', url: 'https://builds.example.com/' },
    })
  })

  it('knows no branch of a site that a workflow deploys', async () => {
    expect(await read(200, { ...settings, build_type: 'workflow' })).toMatchObject({
      buildType: 'workflow',
      source: undefined,
    })
  })

  it.each([
    ['http://octo-org.github.io/app', undefined, 'https://octo-org.github.io/app/'],
    ['http://apps.example.com/', 'approved', 'https://apps.example.com/'],
    ['http://apps.example.com/', 'issued', 'https://apps.example.com/'],
    ['https://apps.example.com/x', 'none', 'https://apps.example.com/x/'],
    [
      'https://fluffy-disco-1a2b.pages.github.io',
      undefined,
      'https://fluffy-disco-1a2b.pages.github.io/',
    ],
  ])('%s with certificate %s is %s', async (html_url, state, url) => {
    const https_certificate = state && { state, description: '', domains: [] }
    const site = await read(200, { ...settings, html_url, https_certificate })
    expect(site?.address).toEqual({ kind: 'https', url })
  })

  it.each([
    ['http://apps.example.com/', 'authorization_pending'],
    ['http://github.io.example.com/', undefined],
  ])('leaves %s with certificate %s at http', async (html_url, state) => {
    const https_certificate = state && { state, description: '', domains: [] }
    const site = await read(200, { ...settings, html_url, https_certificate })
    expect(site?.address).toEqual({ kind: 'http', url: html_url, certificate: state ?? 'none' })
  })

  it('answers nothing when Pages is off', async () => {
    expect(await read(404, { message: 'Not Found' })).toBeUndefined()
  })

  it('asks for pages: read', async () => {
    const failure = read(403, { message: 'Resource not accessible by integration' })
    await expect(failure).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('  pages: read'),
    })
  })
})

import { describe, expect, it } from '@jest/globals'
import { remoteRefusal } from '../../../src/github/git/refusal'
import { gitRemote } from '../../../src/github/git/remote'

const refusalOf = (
  said: (url: string) => string,
  name = 'app',
  serverUrl = 'https://github.com',
) => {
  const remote = gitRemote({ serverUrl, repository: { owner: 'acme', name }, token: 't' })
  return remoteRefusal('Reading the branch from', remote, said(remote.url))
}

const outage = (url: string) =>
  `fatal: unable to access '${url}/': The requested URL returned error: 503`

describe('why a remote refused', () => {
  it.each([
    'app',
    'ios-certificates',
    'SSL-certificate-problem',
    'GH006',
    'archived-so-it-is-read-only',
  ])('does not depend on the name of the repository: %s', name => {
    const refusal = refusalOf(outage, name)
    expect(refusal.code).toBe('network')
    expect(refusal.message).toContain(`acme/${name}.git/': The requested URL returned error: 503`)
  })

  it('does not depend on the name of the server', () => {
    expect(refusalOf(outage, 'app', 'https://certificate.acme.com').code).toBe('network')
  })

  it.each([
    [
      "remote: The `acme' organization has enabled or enforced SAML SSO. To access\nremote: this repository, you must re-authorize the GitHub App `Mergify`.",
      'SSO',
    ],
    [
      'remote: The `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
      'IP allow list',
    ],
    ['remote: Your account is suspended. Please visit https://support.github.com', 'suspended'],
    ['remote: Access to this repository has been disabled by GitHub staff.', 'support.github.com'],
    ['remote: This repository was archived so it is read-only.', 'Unarchive'],
  ])('is nothing that a permission cures: %s', (said, hint) => {
    const refusal = refusalOf(
      url => `${said}\nfatal: unable to access '${url}/': The requested URL returned error: 403`,
    )
    expect(refusal).toMatchObject({ code: 'github', hint: expect.stringContaining(hint) })
    expect(refusal.hint).not.toContain('permissions:')
  })

  it('is a limit when it says so, and worth another try', () => {
    const said =
      'remote: You have exceeded a secondary rate limit.\nfatal: The requested URL returned error: 403'
    expect(refusalOf(() => said).code).toBe('network')
  })

  it.each([
    'SSL certificate problem: unable to get local issuer certificate',
    'SSL certificate problem: certificate has expired',
    'server certificate verification failed. CAfile: none CRLfile: none',
    "SSL: no alternative certificate subject name matches target host name 'github.com'",
    "SSL: certificate subject name (x) does not match target host name 'github.com'",
    'error setting certificate verify locations:  CAfile: /nowhere CApath: none',
    'schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322)',
  ])('is the certificate: %s', said => {
    const refusal = refusalOf(url => `fatal: unable to access '${url}/': ${said}`)
    expect(refusal).toMatchObject({ code: 'git', hint: expect.stringContaining('GIT_SSL_CAINFO') })
    expect(refusal.message).toContain('its certificate is not trusted')
  })

  it('is unknown when no words are known', () => {
    const refusal = refusalOf(() => 'fatal: the certificate of birth is missing')
    expect(refusal).toMatchObject({ code: 'git', hint: undefined })
  })
})

import type { AddressName, ExpectedBuild } from './addresses'
import type { Cause, Fault } from './request'

/** What to change; empty when waiting, or running the job again, is the thing to do. */
export function adviceFor(
  { name, fault: { cause } }: { readonly name: AddressName; readonly fault: Fault },
  page: ExpectedBuild['page'],
): string {
  if (page !== 'own-host') return onGitHub[cause] ?? ''
  const hasNoIpa = name === 'ipa' && (cause === 'missing' || cause === 'page-instead')
  return hasNoIpa ? NO_IPA : onOwnHost[cause]
}

const onGitHub: Readonly<Partial<Record<Cause, string>>> = {
  login:
    'The site is visible to members only, and the installer of a phone cannot log in. Make the Pages site public (Settings > Pages > Visibility), or publish elsewhere with `site-repository`.',
  'not-https': 'iOS installs over https only. Set «Enforce HTTPS» in Settings > Pages.',
  moved:
    'The address that GitHub names is not the one that serves the site. Look at the custom domain in Settings > Pages.',
  certificate:
    'iOS trusts only a valid certificate. Look at the custom domain in Settings > Pages; a new certificate can take up to an hour.',
}

const UPLOAD =
  'Upload the whole output directory to what `base-url` serves, after the step that publishes and before `command: announce`, and let the upload end.'

const NO_IPA =
  'The upload left the IPA out. Cloudflare Pages takes no file above 25 MiB (serve the folder from R2), Firebase Hosting takes an `.ipa` on its Blaze plan only; elsewhere look for a filter of the upload.'

const onOwnHost: Readonly<Record<Cause, string>> = {
  missing: `The host does not have it, or lets nobody read it (S3 answers HTTP 403 for both). ${UPLOAD}`,
  other: `The host serves something else: an older upload, or a file that it changes on the way (switch off what minifies HTML or images). ${UPLOAD}`,
  gone: `The host serves an older upload. ${UPLOAD}`,
  'page-instead': `The host answers with a page for what it does not have. ${UPLOAD} Take away a rewrite of all addresses to index.html; on Cloudflare Pages a 404.html in the root does it.`,
  type: 'Pages have to be `text/html` and images `image/png`. Set the types: nginx `include mime.types`, `aws s3 cp --content-type` (`sync` does not touch what it has uploaded before), a `_headers` file on Cloudflare Pages and Netlify, `headers` in firebase.json.',
  'no-index':
    'Let an address that ends in `/` answer with the `index.html` in that folder: nginx `index index.html`; S3 behind CloudFront by the website endpoint as origin; R2 by a URL rewrite rule.',
  cached:
    'A cache in front of the host still holds an older answer. Purge it (CloudFront: `aws cloudfront create-invalidation`; Cloudflare: Caching > Purge), let pages be served with `Cache-Control: no-cache`, and run this step again.',
  unreachable:
    'Nothing answers there. Look whether `base-url` is right, and whether it can be reached from the internet, as a phone has to.',
  login:
    'The installer of a phone cannot log in. Take the password, Cloudflare Access or the site protection away from this folder; unlisted builds lie at addresses that nobody can guess.',
  'not-https':
    'iOS installs over https only. Let the host redirect to https and never back: behind a proxy that ends TLS, nginx needs `absolute_redirect off`; the website endpoint of S3 needs CloudFront in front.',
  moved:
    'Every address has to answer by itself. Set `base-url` to the host that the redirect leads to (the primary domain, with or without www), or switch off what changes addresses: `trailingSlash` and `cleanUrls` of Firebase, a redirect rule elsewhere.',
  certificate:
    'iOS trusts only a valid certificate, served with its whole chain (nginx: `fullchain.pem`); that of an authority of your own only on phones that have its root.',
}

export const OWN_HOST =
  'Recipes for each host: https://github.com/tap-to-install/tap-to-install/blob/main/docs/own-host.md'

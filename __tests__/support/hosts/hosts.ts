/** How a host answers, as far as an installation meets it. */
export interface Host {
  /** By extension; what is not named gets `otherwise`. */
  readonly types: Readonly<Record<string, string>>
  readonly otherwise: string
  /** Where settings of the site come from, beside the host's own. */
  readonly settings: 'none' | 'metadata' | '_headers' | 'firebase.json'
  /** Whether `…/` is answered with the `index.html` in it. */
  readonly index: 'answers' | 'unknown'
  /** What becomes of `…/index.html`, and of a folder without its slash. */
  readonly indexPath: 'as-is' | 'redirects'
  readonly folder: 'missing' | 'redirects'
  /** What answers for a file that is not there. */
  readonly missing: 403 | 404 | 'home-page'
  /** Headers of its own. */
  readonly headers: Readonly<Record<string, string>>
}

const web = { html: 'text/html; charset=utf-8', png: 'image/png', json: 'application/json' }

const objectStore: Host = {
  ...{ types: {}, otherwise: 'binary/octet-stream', settings: 'metadata', headers: {} },
  ...{ index: 'answers', indexPath: 'as-is', folder: 'redirects', missing: 404 },
}

/** Deployed as a whole; an address of its own for each page. */
const deployed: Host = {
  ...{ types: web, otherwise: 'application/octet-stream', settings: '_headers', missing: 404 },
  ...{ index: 'answers', indexPath: 'redirects', folder: 'redirects' },
  headers: { 'cache-control': 'public, max-age=0, must-revalidate' },
}

export const hosts = {
  /** The website endpoint behind CloudFront (Amazon S3 user guide, «Hosting a static website»). */
  s3: { ...objectStore, headers: { server: 'AmazonS3', via: '1.1 x.cloudfront.net (CloudFront)' } },
  /** The bucket itself as origin: no index document, and 403 to whoever may not list it. */
  s3Bucket: { ...objectStore, index: 'unknown', folder: 'missing', missing: 403 },
  /** A custom domain with the rewrite rule. */
  r2: { ...objectStore, folder: 'missing', headers: { server: 'cloudflare' } },
  /** Cloudflare Pages documentation, «Serving Pages». */
  cloudflarePages: { ...deployed, missing: 'home-page' },
  netlify: deployed,
  /** Firebase documentation, «Configure Hosting behavior». */
  firebase: {
    ...deployed,
    settings: 'firebase.json',
    indexPath: 'as-is',
    headers: { 'cache-control': 'max-age=3600' },
  },
} satisfies Readonly<Record<string, Host>>

/** Of `/etc/nginx/mime.types`, what a build consists of; the list has neither `ipa` nor `plist`. */
const nginxTypes = { html: 'text/html', png: 'image/png', json: 'application/json' }

/** As its configuration says (nginx documentation, «ngx_http_core_module», «ngx_http_index_module»). */
export function nginx(configuration: string): Host {
  const given = /types \{([^}]*)\}/.exec(configuration)?.[1] ?? ''
  const own = [...given.matchAll(/([\w/-]+) ([\w ]+);/g)].flatMap(([, type = '', names = '']) =>
    names.split(' ').map(name => [name, type]),
  )
  const included = configuration.includes('include /etc/nginx/mime.types;') ? nginxTypes : {}
  return {
    types: { ...included, ...Object.fromEntries(own) },
    otherwise: 'application/octet-stream',
    settings: 'none',
    index: configuration.includes('index index.html;') ? 'answers' : 'unknown',
    indexPath: 'as-is',
    folder: 'redirects',
    missing: 404,
    headers: { server: 'nginx/1.28.0' },
  }
}

import type { GitHubOptions } from '../options'
import type { Repository } from '../world'
import type { PagesSite } from './site'
import type { PublishedFile } from './snapshot'

/** What an address of a site leads to. */
export type Resolved =
  | {
      readonly kind: 'file'
      readonly site: PagesSite
      readonly file: PublishedFile
      readonly name: string
    }
  | {
      readonly kind: 'not-found'
      /** Whether anything was ever deployed there. */
      readonly hasSite: boolean
      /** The site and its own `404.html`, when it has one. */
      readonly custom: { readonly site: PagesSite; readonly file: PublishedFile } | undefined
    }
  | { readonly kind: 'redirect'; readonly status: 301 | 302; readonly location: string }

export interface ResolveOptions {
  readonly sites: readonly PagesSite[]
  /** The host that was asked. */
  readonly origin: string
  /** As sent, percent-encoded. */
  readonly path: string
  readonly loginUrl: string
}

/** GitHub Pages' rules: the project site before the user site, then file, `.html`, folder, 404. */
export function resolvePath({ sites, origin, path, loginUrl }: ResolveOptions): Resolved {
  const mount = (site: PagesSite) =>
    site.origin === origin ? site.prefix : mountBelowOwner(site.repository)
  const site = sites
    .filter(candidate => `${path}/`.startsWith(mount(candidate)))
    .sort((a, b) => mount(b).length - mount(a).length)[0]
  if (site === undefined) return { kind: 'not-found', hasSite: false, custom: undefined }
  const rest = path.slice(mount(site).length)
  if (site.origin !== origin) return redirect(301, `${site.url}${rest}`)
  if (site.settings.access === 'login') return redirect(302, loginUrl)
  if (site.settings.access === 'hidden')
    return { kind: 'not-found', hasSite: true, custom: undefined }
  if (`${path}/` === site.prefix) return redirect(301, site.url)
  return resolveFile(site, path, rest)
}

/** Where a site is reachable on its owner's host, also when a custom domain is its real place. */
export function mountBelowOwner({ name, owner }: Repository): string {
  return name.toLowerCase() === `${owner.toLowerCase()}.github.io` ? '/' : `/${name}/`
}

/** The path of a site without a domain of its own. */
export function mountOf(repository: Repository, { layout }: Pick<GitHubOptions, 'layout'>): string {
  return layout === 'ghes' ? `/pages/${repository.fullName}/` : mountBelowOwner(repository)
}

function resolveFile(site: PagesSite, path: string, rest: string): Resolved {
  const name = decodePath(rest)
  const wanted = name === '' || name.endsWith('/') ? `${name}index.html` : name
  for (const candidate of [wanted, `${wanted}.html`]) {
    const file = site.live?.get(candidate)
    if (file !== undefined) return { kind: 'file', site, file, name: candidate }
  }
  if (site.live?.has(`${name}/index.html`)) return redirect(301, `${site.origin}${path}/`)
  const file = site.live?.get('404.html')
  return { kind: 'not-found', hasSite: site.live !== undefined, custom: file && { site, file } }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function redirect(status: 301 | 302, location: string): Resolved {
  return { kind: 'redirect', status, location }
}

/** Who may look at a Pages site: everybody, or members, and what strangers then get. */
export type PagesAccess = 'public' | 'login' | 'hidden'

export interface PagesSite {
  readonly url: string
}

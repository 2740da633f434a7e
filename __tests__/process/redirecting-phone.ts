import type { GitHub } from '../support/github/github'
import { type Installation, tap, type Web } from './phone'

/** The stand-in as one sees it who follows a redirect, as downloads of release assets need. */
export function following(github: GitHub): Web {
  return {
    get: async url => {
      const got = await github.get(url)
      return got.status === 302 ? github.get(String(got.headers['location'])) : got
    },
  }
}

/** Opens the page, taps, and downloads the app through a redirect. */
export function tapFollowing(github: GitHub, page: string): Promise<Installation> {
  return tap(following(github), page)
}

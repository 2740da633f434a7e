import type { Fault } from '../support/github/faults'

const secondary = {
  headers: { 'retry-after': '1' },
  body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
}
const unicorn = '<html><body><h1>Unicorn!</h1></body></html>'

export type FaultyServer = 'api' | 'git' | 'pages'
export type NamedFault = readonly [name: string, fault: Fault]

/** What passes: a second try gets through. */
export const passing: Readonly<Record<FaultyServer, readonly NamedFault[]>> = {
  api: [
    ['500', { status: 500 }],
    ['an answer that gets lost', 'lost-answer'],
    ['502 with a page', { status: 502, body: unicorn }],
    ['bytes that are no JSON', 'garbage'],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '1' } }],
    ['a secondary limit as 429', { status: 429, ...secondary }],
    ['a dropped connection', 'drop'],
    ['a secondary limit as 403', { status: 403, ...secondary }],
  ],
  git: [
    ['500', { status: 500 }],
    ['a dropped connection', 'drop'],
    ['an answer that gets lost', 'lost-answer'],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '1' } }],
    ['bytes that are not git’s', 'garbage'],
    ['502 with a page', { status: 502, body: unicorn }],
    ['429', { status: 429, headers: { 'retry-after': '1' } }],
  ],
  pages: [
    ['404', { status: 404 }],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '1' } }],
    ['a dropped connection', 'drop'],
    ['429 with a page', { status: 429, body: unicorn, headers: { 'retry-after': '1' } }],
    ['other bytes', 'garbage'],
    ['500', { status: 500 }],
  ],
}

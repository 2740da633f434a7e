import type { Fault, RequestMatch } from '../support/github/faults'
import type { Ending } from './failing-publish'

/** A fault that no waiting mends. */
export interface LastingFault {
  readonly what: string
  readonly fault: Fault
  readonly match: RequestMatch
  /** Default `a publish`. */
  readonly during?: 'a publish' | 'an update'
  readonly inputs?: Readonly<Record<string, string>>
  readonly ending: Ending
  /** Of the whole matrix alone: another fault, or another test, leads to the same words. */
  readonly isNightly?: true
  /** What was being done, on what, and what to change. */
  readonly words: RegExp
}

const repository = '/repos/octo-org/app'
const expired = { status: 401, body: { message: 'Bad credentials' } }
const forbidden = { status: 403, body: { message: 'Resource not accessible by integration' } }
const down = { status: 503, body: '<html><body><h1>Unicorn!</h1></body></html>' }
const push = { server: 'git', method: 'POST', path: /git-receive-pack$/ } as const
const comments = /\/issues\/\d+\/comments$/

export const lasting: readonly LastingFault[] = [
  {
    what: 'the token is no longer valid',
    fault: expired,
    match: { server: 'api' },
    ending: 'failed, untold',
    words: /reading the [\w ]+ octo-org\/app \(401: Bad credentials\)\n.*`github-token`/,
  },
  {
    what: 'the interface is down',
    fault: down,
    match: { server: 'api' },
    isNightly: true,
    ending: 'failed, untold',
    words: /GitHub failed while reading the [\w ]+ octo-org\/app \(503.*\n.*githubstatus/,
  },
  {
    what: 'the interface drops every connection',
    fault: 'drop',
    match: { server: 'api' },
    isNightly: true,
    ending: 'failed, untold',
    words: /No answer from GitHub while reading the [\w ]+ octo-org\/app/,
  },
  {
    what: 'a proxy answers in its place',
    fault: 'garbage',
    match: { server: 'api' },
    isNightly: true,
    ending: 'failed, untold',
    words: /while reading the [\w ]+ octo-org\/app: what came is not JSON/,
  },
  {
    what: 'the pull request may not be read',
    fault: forbidden,
    match: { server: 'api', path: /\/(pulls\/\d+|graphql|user)$/ },
    ending: 'published, told',
    words: /whether pull request #\d+ is still open: GitHub refused/,
  },
  {
    what: 'the Pages settings may not be read',
    fault: forbidden,
    match: { server: 'api', path: `${repository}/pages` },
    isNightly: true,
    ending: 'failed, told',
    words: /reading the Pages settings of octo-org\/app.*403(.*\n)+permissions:\n {2}pages: read/,
  },
  {
    what: 'the list of files never comes',
    fault: down,
    match: { server: 'api', path: /\/git\/trees\// },
    // Far from the budget nobody asks for it.
    inputs: { 'site-budget': '10' },
    ending: 'published, told',
    words: /did not tell the sizes of the files in octo-org\/app \(HTTP 503\)/,
  },
  {
    what: 'comments may not be read',
    fault: forbidden,
    match: { server: 'api', path: /\/(issues\/\d+\/comments|graphql)$/ },
    ending: 'published, untold',
    words: /the comments of pull request #\d+ of octo-org\/app(.*\n)+.*pull-requests: write/,
  },
  {
    what: 'comments may not be written',
    fault: forbidden,
    match: { server: 'api', method: 'POST', path: comments },
    isNightly: true,
    ending: 'published, untold',
    words: /commenting on pull request #\d+ of octo-org\/app(.*\n)+.*pull-requests: write/,
  },
  {
    what: 'no comment is taken',
    fault: down,
    match: { server: 'api', method: 'POST', path: comments },
    ending: 'published, untold',
    words: /GitHub failed while commenting on pull request #\d+ of octo-org\/app/,
  },
  {
    what: 'nobody says who we are',
    fault: forbidden,
    match: { server: 'api', path: /^\/(graphql|user)$/ },
    ending: 'published, told',
    words: /Ready after \d+ s: https:/,
  },
  {
    what: 'the comment may not be edited',
    fault: forbidden,
    match: { server: 'api', method: 'PATCH' },
    during: 'an update',
    ending: 'published, earlier shown',
    words: /editing a comment of pull request #1 of octo-org\/app(.*\n)+.*pull-requests: write/,
  },
  {
    what: 'git does not take the token',
    fault: { status: 401, body: 'Invalid username or token.' },
    match: { server: 'git' },
    isNightly: true,
    ending: 'failed, told',
    words: /write access to octo-org\/app did not work(.*\n)+permissions:\n {2}contents: write/,
  },
  {
    what: 'the git server is down',
    fault: down,
    match: { server: 'git' },
    ending: 'failed, told',
    words: /write access to octo-org\/app did not work: the connection(.*\n)+.*githubstatus/,
  },
  {
    what: 'git answers what nobody can read',
    fault: 'garbage',
    match: { server: 'git', method: 'POST', path: /git-upload-pack$/ },
    isNightly: true,
    ending: 'failed, told',
    words: /Reading the branch from octo-org\/app did not work/,
  },
  {
    what: 'the push is forbidden',
    fault: { status: 403, body: 'Permission to octo-org/app.git denied to github-actions[bot].' },
    match: push,
    ending: 'failed, told',
    words: /Pushing gh-pages to octo-org\/app did not work(.*\n)+ {2}contents: write/,
  },
  {
    what: 'every push breaks off',
    fault: 'drop',
    match: push,
    during: 'an update',
    ending: 'failed, told, earlier shown',
    words: /Pushing gh-pages to octo-org\/app did not work: the connection to the server failed/,
  },
  {
    what: 'no answer to a push ever comes, though it is carried out',
    fault: 'lost-answer',
    match: push,
    ending: 'published, told',
    words: /Ready after \d+ s: https:/,
  },
  {
    what: 'the site is down',
    fault: down,
    match: { server: 'pages' },
    isNightly: true,
    ending: 'failed, told',
    words: /cannot be fetched after \d+ s(.*\n)+page: expected .*, found HTTP 503 \(https:/,
  },
  {
    what: 'the site drops every connection',
    fault: 'drop',
    match: { server: 'pages' },
    during: 'an update',
    ending: 'failed, told, earlier shown',
    words: /page: expected .*, found no connection \(\w+\) \(https:/,
  },
  {
    what: 'the manifest is missing',
    fault: { status: 404 },
    match: { server: 'pages', path: /manifest\.plist$/ },
    isNightly: true,
    ending: 'failed, told',
    words: /manifest: expected \d+ bytes .*, found HTTP 404 \(https:/,
  },
  {
    what: 'the IPA is something else',
    fault: 'garbage',
    match: { server: 'pages', path: /\.ipa$/ },
    isNightly: true,
    ending: 'failed, told',
    words: /IPA: expected an IPA of \d+ bytes, found a file that does not begin like an IPA/,
  },
  {
    what: 'the site does not answer HEAD',
    fault: { status: 405 },
    match: { server: 'pages', method: 'HEAD' },
    ending: 'published, told',
    words: /Ready after \d+ s: https:/,
  },
]

import { permissionHint } from '../../github/api-error'
import type { GitHub } from '../../github/client'
import { type PagesSite, readPagesSite } from '../../github/pages/site'
import {
  fullName,
  type RepositoryAccess,
  type RepositoryName,
  readRepository,
} from '../../github/repository'
import { ActionError } from '../../primitives/errors'
import type { HttpsUrl } from '../../primitives/https-url'

/** Which part of which branch is the site. */
export interface PagesSettings {
  /** undefined: Pages is off. */
  readonly site: PagesSite | undefined
  readonly branch: string
  readonly prefix: '' | 'docs/'
}

/** What decides about it: the settings of GitHub and the inputs of the user. */
export interface PagesQuestion extends RepositoryAccess {
  readonly serverUrl: string
  readonly pagesBranch: string | undefined
}

/** The branch that GitHub's settings page calls by this name in its own examples. */
export const usualBranch = 'gh-pages'

/** @throws ActionError `missing-permission` when the settings cannot be read. */
export async function readPagesSettings(question: PagesQuestion): Promise<PagesSettings> {
  const site = await readPagesSite(question.github, question.repository)
  if (site === undefined) await requireSeen(question)
  const branch = question.pagesBranch ?? site?.source?.branch ?? usualBranch
  const prefix = site?.source?.path === '/docs' ? 'docs/' : ''
  return { site, branch, prefix }
}

/** GitHub answers 404 as well when Pages is on and the token may not see it. */
async function requireSeen({ github, repository }: PagesQuestion): Promise<void> {
  if (!(await hasPages(github, repository))) return
  throw new ActionError(
    `${fullName(repository)} has a Pages site, but the token may not read its settings`,
    { code: 'missing-permission', hint: permissionHint('pages: read') },
  )
}

/** When GitHub does not tell, its 404 is taken at its word. */
async function hasPages(github: GitHub, repository: RepositoryName): Promise<boolean> {
  try {
    return (await readRepository(github, repository)).hasPages
  } catch {
    return false
  }
}

/** Deployed by a workflow. What only members would see is refused for that, and needs no deployment. */
export function isDeployed({ site }: PagesSettings): boolean {
  return site?.buildType === 'workflow' && site.isPublic
}

/** The repository whose settings a person is sent to. */
export type SettingsOwner = Pick<PagesQuestion, 'repository' | 'serverUrl'>

/** The page on which a person turns Pages on. */
export function settingsPage({ serverUrl, repository }: SettingsOwner): string {
  return `${serverUrl}/${fullName(repository)}/settings/pages`
}

/** @throws ActionError `pages-disabled`; `branch` exists by then, so that the page offers it. */
export function pagesDisabled(question: PagesQuestion, branch: string): ActionError {
  return new ActionError(`GitHub Pages is off in ${fullName(question.repository)}`, {
    code: 'pages-disabled',
    hint: [
      `Open ${settingsPage(question)}`,
      `1. Under “Build and deployment”, “Branch”: choose \`${branch}\` and \`/ (root)\`; the branch is there already.`,
      '2. Press “Save”.',
      'Then run this job again.',
    ].join('\n'),
  })
}

/**
 * Does the site show this branch, once it is built or deployed, and under https?
 *
 * @throws ActionError `pages-disabled`, `bad-input` or `pages-not-https`.
 */
export function requireServed(question: PagesQuestion, { site, branch }: PagesSettings): HttpsUrl {
  if (site === undefined) throw pagesDisabled(question, branch)
  if (site.source !== undefined && site.source.branch !== branch) {
    throw otherBranch(question, site.source.branch)
  }
  if (site.address.kind === 'http') throw notHttps(question, site.address)
  return site.address.url
}

/** A site that a workflow deploys, and input `pages-workflow` does not say which. */
export function workflowSourced(owner: SettingsOwner): ActionError {
  return new ActionError(
    `The Pages site of ${fullName(owner.repository)} is deployed by a workflow, so a push to a branch would publish nothing`,
    {
      code: 'pages-not-branch-served',
      hint: [
        'Either let the branch be the site (what the workflow has deployed is then no longer served):',
        `1. At ${settingsPage(owner)}, under “Build and deployment”, “Source”: choose “Deploy from a branch”.`,
        `2. Under “Branch”: choose \`${usualBranch}\` and \`/ (root)\`, and press “Save”. When it is not offered yet, run this job again: it makes the branch.`,
        'Or keep the site: name the workflow that deploys it in `pages-workflow`, and in that workflow run this action with `command: assemble` before the upload.',
      ].join('\n'),
    },
  )
}

function otherBranch(question: PagesQuestion, served: string): ActionError {
  return new ActionError(
    `\`pages-branch\` is “${question.pagesBranch}”, but the Pages site of ${fullName(question.repository)} is served from “${served}”`,
    {
      code: 'bad-input',
      hint: `Remove the input \`pages-branch\`, or choose the other branch at ${settingsPage(question)}`,
    },
  )
}

function notHttps(
  question: PagesQuestion,
  address: { url: string; certificate: string },
): ActionError {
  return new ActionError(
    `The Pages site answers at ${address.url} without a certificate (its state is “${address.certificate}”); iOS installs from https only`,
    {
      code: 'pages-not-https',
      hint: `Wait until the certificate of the custom domain is issued, and tick “Enforce HTTPS” at ${settingsPage(question)}`,
    },
  )
}

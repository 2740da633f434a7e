import { fullName } from '../github/repository'
import { ActionError } from '../primitives/errors'
import type { Run } from '../run/run'
import { isSameRepository, siteVisibility, sourceVisibility } from '../run/visibility'
import { aroundMethods, withMethods } from './coats'
import type { Hosting, Target } from './target'

/**
 * What only the run knows about its target: that builds of a private repository become readable for
 * everybody, and whose token it was that was refused.
 */
export function withNotices(bare: Target, run: Run): Target {
  const target = aroundMethods(bare, work => explaining(run, work))
  let warned = false
  return withMethods(target, {
    survey: async size => {
      const hosting = await target.survey(size)
      if (!warned && hosting.access === 'public' && !hosting.sourceIsPublic) {
        warned = true
        run.warn(await publicationWarning(run, hosting))
      }
      return hosting
    },
  })
}

/** In plain words: whoever chose a private repository has to know what leaves it. */
async function publicationWarning(run: Run, { baseUrl }: Hosting): Promise<string> {
  const source = run.event.repository.fullName
  const unlisted = run.inputs.unlisted !== false && (await siteVisibility(run)) !== 'public'
  return [
    `${source} is ${await sourceVisibility(run)}, but ${baseUrl} can be read by everybody.`,
    'So can what is published there: the app itself with its name, icon, version and provisioning profile, the notes, the name of the repository and of the branch, title and author of the pull request, the SHA of the commit and the first line of its message.',
    unlisted
      ? 'Nobody can guess the address of a build, and no page lists it; but everybody who is given it can pass it on.'
      : 'The builds are listed there.',
  ].join(' ')
}

async function explaining(run: Run, work: () => unknown): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof ActionError ? withTokenNamed(error, run) : error
  }
}

/** A `permissions:` line is for the workflow's own token, which reaches no other repository. */
function withTokenNamed(error: ActionError, run: Run): ActionError {
  const isRefusal = error.code === 'missing-permission' || isHidden(error)
  if (!isRefusal || isSameRepository(run)) return error
  const { message, code } = error
  return new ActionError(message, { code, cause: error, hint: tokenHint(error, run) })
}

/** GitHub answers 404 for what a token may not see. */
function isHidden({ code, message }: ActionError): boolean {
  return code === 'github' && /\((?:401|404):/.test(message)
}

function tokenHint({ hint }: ActionError, { inputs, event, site }: Run): string {
  const builds = fullName(site.repository)
  const [, right = 'contents: write'] = /^ {2}([a-z-]+: (?:read|write))$/m.exec(hint ?? '') ?? []
  if (inputs.siteToken !== inputs.githubToken) {
    return `The token in the input \`site-token\` needs the right \`${right}\` on ${builds}. Check also that it has not expired and that ${builds} is spelled right.`
  }
  return [
    `\`site-token\` is not set, so \`github-token\` was used, and the token of a workflow of ${event.repository.fullName} may not write to another repository.`,
    `Make a token that may write to ${builds} (a fine-grained one, or one of a GitHub App, with \`contents: write\` and \`pages: write\` on that repository alone), store it as a secret, and set \`site-token\` to that secret.`,
  ].join('\n')
}

import { fullName } from '../../github/repository'
import type { Shelf } from '../../site/shelf'
import { type PagesQuestion, type PagesSettings, settingsPage } from '../branch/settings'
import type { Hosting } from '../target'

/** Bytes that the budget leaves when every build of ours goes. Unknown sizes count as nothing. */
export function roomFor(
  { files }: Shelf,
  { directory, siteBudget }: { readonly directory: string; readonly siteBudget: number },
): number {
  const foreign = files.filter(({ path }) => !path.startsWith(`${directory}/`))
  return siteBudget - foreign.reduce((sum, { size = 0 }) => sum + size, 0)
}

/** Facts for a Pages site: organisations may keep theirs to their members. */
export function pagesAccess(
  question: PagesQuestion,
  { site }: PagesSettings,
): Pick<Hosting, 'access' | 'accessReason'> {
  if (site?.isPublic !== false) return { access: 'public', accessReason: '' }
  return {
    access: 'members-only',
    accessReason: `Only members can see the Pages site of ${fullName(question.repository)}. Make the site public at ${settingsPage(question)}, or publish to a public repository with \`site-repository\`.`,
  }
}

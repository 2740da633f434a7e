import { readFile } from 'node:fs/promises'
import type { GitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'

/** Where the page says which servers' releases it installs from. */
const HOSTS = /(<meta name="launcher-hosts" content=")[^"]*/

/**
 * The committed launcher on a Pages site, set up for the stand-in's releases as its README tells owners
 * of another server to: one line at the top of the file. Answers its address.
 */
export async function launcherFor(github: GitHub): Promise<string> {
  const page = await readFile('launcher/index.html', 'utf8')
  if (!HOSTS.test(page)) throw new Error('the launcher says no hosts')
  const { repository } = await seedRepository(github, {
    fullName: 'tap-to-install/tap-to-install',
    site: { 'launcher/index.html': page.replace(HOSTS, `$1${new URL(github.webUrl).host}`) },
  })
  await repository.pages?.publishNow()
  return `${repository.pages?.url}launcher/`
}

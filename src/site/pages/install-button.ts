import type { BuildRecord } from '../../builds/build-record'
import { iosWillRefuse } from '../../builds/verdict'
import { itmsLink } from '../link'
import { type Html, html } from './html'

/** The one link that installs; it promises nothing of a build that was published against advice. */
export function installButton(record: BuildRecord): Html {
  const label = iosWillRefuse(record) ? 'Try to install' : 'Install'
  return html`<a class="button" href="${itmsLink(record.urls.manifest)}">${label}</a>`
}

import { versionInWords } from '../builds/in-words'
import { type Markdown, md } from './markdown'

/** `Example 1.2.0 (57)`, title and version apart, so that each keeps its direction of writing. */
export function namedBuild(build: {
  readonly title: string
  readonly version: string
  readonly buildNumber: string
}): Markdown {
  return md`${build.title} ${versionInWords(build)}`
}

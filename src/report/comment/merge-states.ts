import { isNewer } from '../../builds/order'
import { olderThan } from './older-builds'
import type { AppSection, CommentState, WorkingBuild } from './state'

/** Two comments that both were the first, as one: of each app what the newer run says. */
export function mergeStates(a: CommentState, b: CommentState): CommentState {
  const onlyInB = b.sections.filter(({ key }) => a.sections.every(section => section.key !== key))
  const sections = a.sections.map(section => {
    const twin = b.sections.find(({ key }) => key === section.key)
    return twin === undefined ? section : mergeSections(section, twin)
  })
  return { ...a, sections: [...sections, ...onlyInB], omitted: Math.max(a.omitted, b.omitted) }
}

function mergeSections(a: AppSection, b: AppSection): AppSection {
  const [newer, older] = isNewer(b.run, a.run) || outranks(b, a) ? [b, a] : [a, b]
  if (newer.phase === 'removed') return newer
  const working = newest(newer.working, older.working)
  const builds = [newer.working, older.working, ...newer.older, ...older.older]
  return { ...newer, working, older: olderThan(working, builds) }
}

/** Within one run an end outranks the way to it. */
function outranks(b: AppSection, a: AppSection): boolean {
  return !isNewer(a.run, b.run) && a.phase === 'publishing' && b.phase !== 'publishing'
}

function newest(
  a: WorkingBuild | undefined,
  b: WorkingBuild | undefined,
): WorkingBuild | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return isNewer(b.run, a.run) ? b : a
}

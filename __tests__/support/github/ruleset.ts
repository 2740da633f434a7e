import { setReceiver } from './receive-hook'
import type { Repository } from './world'

/** Rules of a ruleset, as GitHub's REST interface calls them. */
export type BranchRule = 'non_fast_forward' | 'deletion' | 'required_linear_history'

const words: Readonly<Record<BranchRule, string>> = {
  non_fast_forward: 'Cannot force-push to this branch',
  deletion: 'Cannot delete this branch',
  required_linear_history: 'This branch must not contain merge commits.',
}

/** Binds every branch of the repository to these rules, and to no others. Creating one stays allowed. */
export function setRules(repository: Repository, rules: readonly BranchRule[]): Promise<void> {
  const { directory } = repository.git
  if (rules.length === 0) return setReceiver(directory, undefined)
  const address = `https://github.com/${repository.fullName}/rules`
  const judge = `({ before, after, ref, git }) => {
  const rules = ${JSON.stringify(rules)}
  const words = ${JSON.stringify(words)}
  const none = /^0+$/
  const isNew = none.test(before)
  const isEnd = none.test(after)
  const broken = {
    deletion: () => isEnd,
    non_fast_forward: () =>
      !isNew && !isEnd && git('merge-base', '--is-ancestor', before, after).status !== 0,
    required_linear_history: () =>
      !isEnd && git('rev-list', '--merges', after, ...(isNew ? [] : ['^' + before])).stdout !== '',
  }
  const said = rules.filter(rule => broken[rule]()).map(rule => '- ' + words[rule] + '\\n')
  if (said.length === 0) return undefined
  const head = 'error: GH013: Repository rule violations found for ' + ref + '.\\n'
  const where = 'Review all repository rules at ${address}?ref=' + encodeURIComponent(ref) + '\\n\\n'
  return { shown: head + where + said.join('') + '\\n', reason: 'push declined due to repository rule violations' }
}`
  return setReceiver(directory, { judge, refs: 'refs/heads' })
}

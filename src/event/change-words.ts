import type { BuildRecord } from '../builds/build-record'
import { plainText } from '../primitives/plain-text'
import type { Payload } from './payload'
import type { Trigger } from './trigger'

/** How people call what was built, beside its commit. Untrusted text, one line each. */
export type ChangeWords = Pick<BuildRecord['source'], 'title' | 'author' | 'branch' | 'subject'>

/** Characters. GitHub takes 256 for a title; a page shows a few lines. */
const LONGEST = 200

/** What the event says of title, author, branch and commit; what it does not say is left out. */
export function changeWords(trigger: Trigger, payload: Payload): ChangeWords {
  const text = (path: string): string => payload.optionalText(path)
  switch (trigger.kind) {
    case 'pull-request': {
      return said({
        title: text('pull_request.title'),
        author: text('pull_request.user.login'),
        branch: text('pull_request.head.ref'),
      })
    }
    case 'workflow-run': {
      const { headBranch: branch } = trigger.upstream
      const subject = firstLine(text('workflow_run.head_commit.message'))
      return said({ author: text('workflow_run.actor.login'), branch, subject })
    }
    case 'push': {
      const subject = firstLine(text('head_commit.message'))
      return said({ author: text('sender.login'), subject })
    }
    default:
      return {}
  }
}

function firstLine(message: string): string {
  return message.trimStart().split('\n', 1)[0] ?? ''
}

function said(words: ChangeWords): ChangeWords {
  const { title, author, branch, subject } = words
  return {
    ...shown('title', title),
    ...shown('author', author),
    ...shown('branch', branch),
    ...shown('subject', subject),
  }
}

function shown(name: keyof ChangeWords, value: string | undefined): ChangeWords {
  const text = plainText(value ?? '', LONGEST)
  return text === '' ? {} : { [name]: text }
}

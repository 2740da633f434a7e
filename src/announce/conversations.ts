import { type Conversation, openConversation } from '../github/conversation'
import { messageOf } from '../primitives/errors'
import type { Run } from '../run/run'

/** The pull requests of one run, each opened once, so that one answer serves whoever asks next. */
export class Conversations {
  private readonly run: Pick<Run, 'source' | 'clock' | 'progress'>

  private readonly opened = new Map<number, Conversation>()

  constructor(run: Pick<Run, 'source' | 'clock' | 'progress'>) {
    this.run = run
  }

  with(pullRequest: number): Conversation {
    const { source, clock } = this.run
    const found = this.opened.get(pullRequest)
    const conversation = found ?? openConversation({ ...source, pullRequest, clock })
    this.opened.set(pullRequest, conversation)
    return conversation
  }

  /** An answer that can't be had must not take away a build that somebody waits for. */
  async isOpen(number: number): Promise<boolean> {
    try {
      return await this.with(number).isOpen()
    } catch (error) {
      this.run.progress(
        `Could not ask whether pull request #${number} is still open: ${messageOf(error)}`,
      )
      return true
    }
  }
}

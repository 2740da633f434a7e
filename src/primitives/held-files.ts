import { rename, rm } from 'node:fs/promises'
import { type Backoff, delayBefore, systemClock } from './clock'
import { fieldOf } from './json-fields'

/**
 * On Windows a virus scanner or an indexer opens each new file for a moment, and as long as it does the
 * file can be neither moved nor deleted. Ten tries last about ten seconds: time to scan a large IPA.
 */
const SCAN: Backoff = { attempts: 10, firstDelay: 100, longestDelay: 2_000 }

/** What Windows says of a file that somebody else holds (libuv, `uv_translate_sys_error`). */
const HELD: readonly unknown[] = ['EPERM', 'EACCES', 'EBUSY']

/** The disk at work, and how to wait for it. */
export interface Moving {
  readonly platform: NodeJS.Platform
  readonly rename: (from: string, to: string) => Promise<void>
  readonly sleep: (milliseconds: number) => Promise<void>
}

const here: Moving = { platform: process.platform, rename, sleep: systemClock.sleep }

/**
 * Moves a file in place of what is there, on the same disk.
 *
 * @throws what the disk said last
 */
export async function moveFile(from: string, to: string, moving = here): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await moving.rename(from, to)
      return
    } catch (error) {
      const isHeld = moving.platform === 'win32' && HELD.includes(fieldOf(error, 'code'))
      if (!isHeld || attempt === SCAN.attempts) throw error
      await moving.sleep(delayBefore(attempt, SCAN, systemClock.random))
    }
  }
}

/** Deletes a folder of ours with all that is in it; nothing happens where it is not there. */
export async function removeFolder(folder: string): Promise<void> {
  const { attempts: maxRetries, firstDelay: retryDelay } = SCAN
  await rm(folder, { recursive: true, force: true, maxRetries, retryDelay })
}

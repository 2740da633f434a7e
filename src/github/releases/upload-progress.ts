import type { Progress } from '../../primitives/progress'

export interface UploadProgressOptions {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly now: () => Date
  readonly progress: Progress
}

/** Milliseconds between two lines. Small files are done before the first. */
const INTERVAL = 5_000

/** A line every few seconds: how much is done, how fast, and how long it will take. */
export function uploadProgress(options: UploadProgressOptions): (sent: number) => void {
  const start = options.now().getTime()
  let last = start
  return sent => {
    const time = options.now().getTime()
    if (time - last < INTERVAL || sent >= options.size) return
    last = time
    options.progress(line(sent, (time - start) / 1000, options))
  }
}

function line(sent: number, seconds: number, { name, size }: UploadProgressOptions): string {
  const rate = sent / seconds
  const share = Math.floor((100 * sent) / size)
  const left = Math.ceil((size - sent) / rate)
  return `Uploading ${name}: ${megabytes(sent)} of ${megabytes(size)} MB (${share} %), ${megabytes(rate)} MB/s, ${duration(left)} left`
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0)
}

function duration(seconds: number): string {
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

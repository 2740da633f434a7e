import { expect, it } from '@jest/globals'
import { uploadProgress } from '../../../src/github/releases/upload-progress'

it('an upload tells every few seconds what is done, of how much, how fast, and how long it will take', () => {
  const lines: string[] = []
  let seconds = 0
  const tell = uploadProgress({
    name: 'Example.ipa',
    size: 1_500_000_000,
    now: () => new Date(seconds * 1000),
    progress: line => lines.push(line),
  })
  for (; seconds <= 30; seconds += 0.5) tell(seconds * 50_000_000)
  expect(lines).toHaveLength(5)
  expect(lines[0]).toBe('Uploading Example.ipa: 250 of 1500 MB (16 %), 50.0 MB/s, 25 s left')
  expect(lines.at(-1)).toContain('1250 of 1500 MB (83 %), 50.0 MB/s, 5 s left')
})

import { expect, it } from '@jest/globals'

it('leaves the pool alone of which other buffers are parts, and which may be larger than it says', async () => {
  const other = Buffer.from('other')
  const said = Buffer.poolSize
  Buffer.poolSize = 64
  const { giveBack, OWN_MEMORY } = await import('../../../src/ipa/archive/give-back')
  expect(OWN_MEMORY).toBeGreaterThan(Buffer.allocUnsafe(1).buffer.byteLength)
  giveBack(Buffer.allocUnsafe(1))
  Buffer.poolSize = said
  expect(`${other}`).toBe('other')
})

it('frees what has memory of its own, where Node can', async () => {
  const { giveBack, OWN_MEMORY } = await import('../../../src/ipa/archive/give-back')
  const bytes = Buffer.allocUnsafe(OWN_MEMORY)
  giveBack(bytes)
  expect(bytes.length).toBe('transfer' in ArrayBuffer.prototype ? 0 : OWN_MEMORY)
})

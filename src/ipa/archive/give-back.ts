/**
 * Frees at once the memory of `bytes`, which nobody needs any more. A gigabyte passes in pieces that a collector
 * hardly sees: it would come late, with 100 MB waiting, and stop everything fifty times. Node 20 cannot, and waits.
 */
export function giveBack({ buffer }: Buffer): void {
  // Node carves small buffers out of memory of this size, which others share.
  if (buffer.byteLength === Buffer.poolSize) return
  if (buffer instanceof ArrayBuffer && 'transfer' in buffer) buffer.transfer(0)
}

/**
 * Bytes. From this on a buffer has memory of its own: Node carves smaller ones out of a pool. Measured, since that
 * of Node 26 is larger than `Buffer.poolSize` says.
 */
export const OWN_MEMORY = Buffer.allocUnsafe(1).buffer.byteLength + 1

/**
 * Frees at once the memory of `bytes`, which nobody needs any more. A gigabyte passes in pieces that a collector
 * hardly sees: it would come late, with 100 MB waiting, and stop everything fifty times. Node 20 cannot, and waits.
 */
export function giveBack({ buffer }: Buffer): void {
  if (buffer.byteLength >= OWN_MEMORY && 'transfer' in buffer) buffer.transfer(0)
}

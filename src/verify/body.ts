/**
 * The first bytes of a body, at most `limit`; the rest is not downloaded. The stream is cancelled, which
 * closes the connection of an IPA of hundreds of megabytes after its first piece.
 */
export async function firstBytes(response: Response, limit: number): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const pieces: Uint8Array[] = []
  let length = 0
  while (length < limit) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    length += value.length
  }
  await reader.cancel()
  return Buffer.concat(pieces).subarray(0, limit)
}

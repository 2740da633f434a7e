import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../../src/primitives/https-url'
import { requireLauncher } from '../../../src/targets/release/launcher-address'

const launcher = httpsUrl('https://fork.github.io/tap-to-install/launcher/')

/** Looks for the launcher where the answer is this; tells what was asked and said. */
async function looking(answer: () => Response) {
  const asked: string[] = []
  const lines: string[] = []
  const fetch = async (url: string | URL) => {
    asked.push(String(url))
    return answer()
  }
  await requireLauncher(launcher, { fetch, progress: line => void lines.push(line) })
  return { asked, lines }
}

describe('the launcher page, before anything is uploaded', () => {
  it('is asked for once and has nothing to be said about when it is there', async () => {
    expect(await looking(() => new Response('<html>'))).toEqual({ asked: [launcher], lines: [] })
  })

  it.each([404, 410])(
    'stops the run when nobody serves it (%i), and says what to set',
    async status => {
      await expect(looking(() => new Response('', { status }))).rejects.toMatchObject({
        code: 'bad-input',
        message: expect.stringContaining(`no launcher page at ${launcher} (HTTP ${status})`),
        hint: expect.stringMatching(/Serve the launcher yourself.*`launcher-url`.*fork/),
      })
    },
  )

  it.each([401, 403, 429, 500, 503])('is believed to be there after a %i', async status => {
    expect((await looking(() => new Response('', { status }))).lines).toEqual([])
  })

  it('is not missed by a runner that cannot reach it', async () => {
    const { lines } = await looking(() => {
      throw new TypeError('fetch failed')
    })
    expect(lines).toEqual([`The launcher page at ${launcher} could not be looked at: fetch failed`])
  })
})

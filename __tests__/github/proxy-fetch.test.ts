import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { siteFetch as SiteFetch } from '../../src/github/proxy-fetch'

const asked: string[] = []
let server: Server
let proxy: string
let siteFetch: typeof SiteFetch

/** A proxy that lets nobody through, but remembers who asked. @actions/github reads the environment when loaded. */
beforeAll(async () => {
  server = createServer().on('connect', (request, socket) => {
    asked.push(String(request.url))
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('there is no port')
  proxy = `http://127.0.0.1:${address.port}`
  process.env['https_proxy'] = proxy
  ;({ siteFetch } = await import('../../src/github/proxy-fetch'))
})

beforeEach(() => void asked.splice(0))

afterAll(async () => {
  delete process.env['https_proxy']
  await new Promise(resolve => server.close(resolve))
})

/** `.invalid` is nowhere (RFC 2606), so that nothing but the proxy can ever be reached. */
const page = 'https://site.invalid/install/'

describe('siteFetch', () => {
  it('goes through the proxy that git and the API use', async () => {
    await expect(siteFetch({ https_proxy: proxy })(page)).rejects.toThrow('fetch failed')
    expect(asked).toEqual(['site.invalid:443'])
  })

  it.each(['site.invalid', '.invalid', 'INVALID', 'other.example, site.invalid:443', '*'])(
    'goes straight to a host that NO_PROXY names as %s',
    async exceptions => {
      const fetch = siteFetch({ HTTPS_PROXY: proxy, NO_PROXY: exceptions })
      await expect(fetch(new URL(page))).rejects.toThrow('fetch failed')
      expect(asked).toEqual([])
    },
  )

  it.each(['te.invalid', 'site.invalid:8443', 'example', ','])(
    'is not misled by NO_PROXY %s',
    async exceptions => {
      const fetch = siteFetch({ HTTPS_PROXY: proxy, NO_PROXY: exceptions })
      await expect(fetch(page)).rejects.toThrow('fetch failed')
      expect(asked).toEqual(['site.invalid:443'])
    },
  )

  it('is Node’s own without a proxy', () => {
    expect(siteFetch({ https_proxy: '' })).toBe(globalThis.fetch)
  })
})

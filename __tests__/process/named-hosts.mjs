// Preloaded into a process under test: the names below TEST_HOST are this machine's.
import dns from 'node:dns'

const tenant = process.env['TEST_HOST'] ?? ''
const lookup = dns.lookup

dns.lookup = (name, ...rest) => {
  const isOurs = name === tenant || name.endsWith(`.${tenant}`)
  return lookup(isOurs ? '127.0.0.1' : name, ...rest)
}

import { expect, it } from '@jest/globals'
import { systemEnvironment } from './system-environment'

it('is where programs are, and on Windows what they cannot start without', () => {
  const machine = { Path: 'C:\\bin', SystemRoot: 'C:\\Windows', TEMP: 'C:\\t', SECRET: 'x' }
  expect(systemEnvironment(machine, 'win32')).toEqual({
    SystemRoot: 'C:\\Windows',
    TEMP: 'C:\\t',
    PATH: 'C:\\bin',
  })
  expect(systemEnvironment({ PATH: '/bin', TEMP: '/t' }, 'linux')).toEqual({ PATH: '/bin' })
})

import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'

// Jest keeps the globals of a test behind a proxy, so that each look at `Object` or `Buffer` is a call out of the
// test's code. Here they are a context's own (DONT_CONTEXTIFY: Node 22.8), as in a program.
export default class extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY)
    try {
      super(config, context)
    } finally {
      vm.createContext = createContext
    }
  }
}

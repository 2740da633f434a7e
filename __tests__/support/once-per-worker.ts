import os from 'node:os'

/**
 * What a worker of Jest makes once for all files of tests that it runs. Jest makes each module anew for each file,
 * except for Node's own; so it hangs on one of these.
 */
export function oncePerWorker<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`once per worker: ${name}`)
  if (!Reflect.has(os, key)) Reflect.set(os, key, make())
  return Reflect.get(os, key)
}

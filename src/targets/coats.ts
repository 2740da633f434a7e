import type { Target } from './target'

/** The same target with some other methods; the rest stay, also those that `Target` has yet to get. */
export function withMethods(target: Target, methods: Partial<Target>): Target {
  return new Proxy(target, { get: (_, name) => bound(name in methods ? methods : target, name) })
}

/** The same target with `around` about the work of every method, also of those that it has yet to get. */
export function aroundMethods(
  target: Target,
  around: (work: () => unknown) => Promise<unknown>,
): Target {
  return new Proxy(target, {
    get: (_, name) => {
      const method = bound(target, name)
      return method && ((...given: readonly unknown[]) => around(() => method(...given)))
    },
  })
}

/** Targets are classes: a method needs its own `this`. */
function bound(
  owner: Partial<Target>,
  name: string | symbol,
): ((...given: readonly unknown[]) => unknown) | undefined {
  const method: unknown = Reflect.get(owner, name)
  return typeof method === 'function' ? method.bind(owner) : undefined
}

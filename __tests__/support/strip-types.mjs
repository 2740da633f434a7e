import module from 'node:module'

// Node's own: everything stays on its line, and nothing has to be read but 1 MB of program. With the compiler
// of TypeScript a worker of Jest held 70 MB more, which the kernel maps anew for each process a test starts.
// `npm run check` is the type check, once for all files.
export default {
  process(source) {
    if (module.stripTypeScriptTypes === undefined) {
      throw new Error(
        `Tests need Node 22.13 or later, this is ${process.version}: see CONTRIBUTING.md`,
      )
    }
    return { code: module.stripTypeScriptTypes(source) }
  },
}

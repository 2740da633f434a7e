import { buildLauncher } from './launcher-page'

/** To standard output: the bundler takes a file that is named here for one of its own. */
process.stdout.write(buildLauncher(process.cwd()))

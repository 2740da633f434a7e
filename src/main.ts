// First, see there.
import './runner/event-path'
import './runner/young-heap'

// The only statements of the program: importing any other file starts nothing. Words behind its name come from
// a person at a terminal: GitHub gives none. What talks to GitHub is two thirds of the program, and is not even
// read for somebody who asks about a file of their own.
const [, , ...words] = process.argv
if (words.length > 0) await (await import('./runner/command-line')).commandLine(words)
else await (await import('./runner/start')).start()

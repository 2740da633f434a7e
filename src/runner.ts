import { main } from './main'

// The only statement of the program: importing any other file starts nothing.
await main()

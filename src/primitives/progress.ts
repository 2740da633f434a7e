/** One line for the log while something long is under way. Passed in, so that nothing below the rim logs. */
export type Progress = (line: string) => void

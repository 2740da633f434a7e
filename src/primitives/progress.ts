/**
 * One line for the log while something long is under way. Passed in, so that nothing below the rim logs.
 *
 * @param details lines that only some want to read: the log folds them below the first.
 */
export type Progress = (line: string, details?: readonly string[]) => void

/**
 * Values in one list, shared ones counted each time they occur. The seal of an app with 40,000 files
 * has about 500,000; the hostile list that doubles at each level reaches four million in 131 bytes.
 */
export const MOST_NODES = 1_000_000

/** Bytes of text and data in one list, shared ones counted each time they occur: four times the largest file. */
export const MOST_CONTENT_BYTES = 64 * 1024 * 1024

/** Levels of nesting. Real lists stay below 20; readers and writers recurse once per level. */
export const DEEPEST_LEVEL = 128

import type { ChromiumView } from './chromium'

export const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
/** The same as Safari's on a Mac. */
export const ipad =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'

/** What Safari leaves of an iPhone's screen between its bars. */
export const phone: ChromiumView = { width: 390, height: 664, touch: true, userAgent: iphone }
export const desktop: ChromiumView = { width: 1280, height: 800 }

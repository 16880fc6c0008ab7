/** What a person needs to tell one device from another, and no more: a whole browser name would tell machines apart. */

// The order counts: most browsers also name those they descend from.
const BROWSERS = [
  ['wechat', /MicroMessenger\//],
  ['yandex', /YaBrowser\//],
  ['edge', /Edg(?:e|A|iOS)?\//],
  ['opera', /OPR\/|Opera/],
  ['samsung', /SamsungBrowser\//],
  ['uc', /UCBrowser\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrom(?:e|ium)\/|CriOS\//],
  ['safari', /Safari\//],
] as const

const SYSTEMS = [
  ['android', /Android/],
  ['ios', /iPhone|iPad|iPod/],
  ['windows', /Windows/],
  ['chromeos', /CrOS/],
  ['macos', /Mac OS X|Macintosh/],
  ['linux', /Linux/],
] as const

export function deviceOf(userAgent: string): { readonly browser: string; readonly system: string } {
  const family = (known: readonly (readonly [string, RegExp])[]) => known.find(([, shape]) => shape.test(userAgent))?.[0] ?? 'other'
  return { browser: family(BROWSERS), system: family(SYSTEMS) }
}

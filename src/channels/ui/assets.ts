import type { FaceNetwork } from '../../capture/networks/face-networks.ts'

/** What the build wrote: the name in the source and the name with the hash of its content. */
export type Manifest = Readonly<Record<string, string>>

export interface Assets {
  readonly publicCss: string
  readonly staffCss: string
  readonly cardCss: string
  readonly startJs: string
  readonly clientJs: string
  /** Only on the desk's sign-in pages. */
  readonly passkeyJs: string
  /** On the pages that ask for a file. */
  readonly uploadJs: string
  /** On the page of the portrait, once a photo was chosen. */
  readonly photoHelp: PhotoHelpAssets
  /** Single keys, on the pages of the desk. */
  readonly keysJs: string
  /** The border verifier: style, script, the worker that keeps both, and the reader of codes. */
  readonly borderCss: string
  readonly borderJs: string
  readonly borderWorkerJs: string
  readonly readerWasm: string
  readonly icon: string
}

/** What measures a photo in the browser: five megabytes, so only those get it who chose one. */
export interface PhotoHelpAssets {
  readonly script: string
  readonly worker: string
  readonly wasm: string
  readonly simdWasm: string
  readonly networks: Readonly<Record<FaceNetwork, { readonly topology: string; readonly weights: string }>>
}

/** URLs of the style sheets and scripts. `base` ends with a slash. Throws when the build lacks one: a page without its style must not go out. */
export function assetUrls(manifest: Manifest, base = '/assets/'): Assets {
  const url = (name: string): string => {
    const file = manifest[name]
    if (!file) throw new Error(`The client build has no ${name}`)
    return base + file
  }
  const network = (name: string) => ({ topology: url(`${name}.json`), weights: url(`${name}.bin`) })
  return {
    publicCss: url('public.css'),
    staffCss: url('staff.css'),
    cardCss: url('card.css'),
    startJs: url('start.js'),
    clientJs: url('client.js'),
    passkeyJs: url('passkey.js'),
    uploadJs: url('upload.js'),
    photoHelp: {
      script: url('photo-help.js'),
      worker: url('photo-worker.js'),
      wasm: url('tfjs-backend-wasm.wasm'),
      simdWasm: url('tfjs-backend-wasm-simd.wasm'),
      networks: { detector: network('blazeface'), mesh: network('facemesh'), eyes: network('iris') },
    },
    keysJs: url('keys.js'),
    borderCss: url('border.css'),
    borderJs: url('border.js'),
    borderWorkerJs: url('border-worker.js'),
    readerWasm: url('zxing_reader.wasm'),
    icon: url('icon.svg'),
  }
}

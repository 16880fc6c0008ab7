/** The parts of a package.json that publishing looks at. */
export interface Manifest {
  readonly exports: Readonly<Record<string, string>>
  readonly [other: string]: unknown
}

export interface PublishedManifest {
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>
  readonly [other: string]: unknown
}

/**
 * What stands in the published package: JavaScript and its types. In the repository the package is TypeScript, which Node runs as it is, but never below
 * node_modules (ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING).
 */
export function publishedManifest(own: Manifest): PublishedManifest {
  return { ...own, exports: Object.fromEntries(Object.entries(own.exports).map(([name, file]) => [name, builtOf(file)])) }
}

function builtOf(file: string): { readonly types: string; readonly default: string } {
  const built = /^\.\/src\/(.+)\.ts$/.exec(file)?.[1]
  if (built === undefined) throw new Error(`${file} is no source`)
  return { types: `./dist/${built}.d.ts`, default: `./dist/${built}.js` }
}

/** Types import each other by the names that the JavaScript has: older compilers do not look for `.d.ts` behind `.ts`. */
export function typesForJavaScript(types: string): string {
  return types.replace(/(\bfrom |\bimport\()(['"])(\.[^'"]+)\.ts\2/g, '$1$2$3.js$2')
}

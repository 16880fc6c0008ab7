// Node runs .ts by stripping types but does not know .tsx: this hook compiles server views (Preact) as they are loaded.
// What Node and V8 make of all modules is kept too: stripping and compiling them is most of what a short process does.
// The source map must be inline, or stack lines of views are shifted. Only ours are read: those of packages take a sixth of what loading the product takes.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks, setSourceMapsSupport } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = path.resolve(fileURLToPath(import.meta.url), '../../.cache')
const cache = path.join(folder, 'tsx')
const require = createRequire(import.meta.url)
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false })
enableCompileCache(path.join(folder, 'compiled'))
try {
  mkdirSync(cache, { recursive: true })
} catch {
  // A read-only checkout only loses the cache.
}

function compile(file, source) {
  // Loaded only when a view is not in the cache: it takes longer than everything else here.
  const { transformSync } = require('rolldown/experimental')
  const { code, map, errors } = transformSync(file, source, { lang: 'tsx', jsx: { runtime: 'automatic', importSource: '#jsx' }, sourcemap: true })
  if (errors?.length) throw new Error(errors[0].message)
  const inline = Buffer.from(typeof map === 'string' ? map : JSON.stringify(map)).toString('base64')
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`
}

function cached(file, source) {
  const key = path.join(cache, `${createHash('sha1').update('#jsx').update(file).update(source).digest('hex')}.mjs`)
  try {
    return readFileSync(key, 'utf8')
  } catch {
    const out = compile(file, source)
    try {
      writeFileSync(key, out)
    } catch {
      // as above
    }
    return out
  }
}

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    return { format: 'module', source: cached(file, readFileSync(file, 'utf8')), shortCircuit: true }
  },
})

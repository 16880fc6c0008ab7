// Builds the style sheets and scripts of the browser into .cache/client/<hash of the sources>/: sass and lightningcss for CSS, rolldown for scripts,
// every file named by its content and with brotli and gzip copies beside it. Returns at once when that folder exists.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const ui = path.join(root, 'src/channels/ui')
const ENTRIES = {
  css: ['public', 'staff', 'card', 'border'],
  js: {
    start: `${ui}/client/start.ts`,
    client: `${ui}/client/client.ts`,
    passkey: `${ui}/client/passkey.ts`,
    keys: `${ui}/client/keys.ts`,
    upload: `${ui}/client/upload/upload.ts`,
    border: path.join(root, 'src/channels/border/client/border.ts'),
    'photo-help': `${ui}/client/photo-help/photo-help.ts`,
    'photo-worker': `${ui}/client/photo-help/photo-worker.ts`,
    'border-worker': path.join(root, 'src/channels/border/client/worker.ts'),
  },
}
const WEIGHTS = 'src/adapters/image/face/weights'
/** Taken as they are: the border verifier's reader of codes, and what measures a photo in the browser as on the server. */
const TAKEN = [
  'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  ...['blazeface', 'facemesh', 'iris'].flatMap((name) => [`${WEIGHTS}/${name}.json`, `${WEIGHTS}/${name}.bin`]),
]
/** Scripts that are no modules: what runs before the page, and what runs in a worker. */
const PLAIN = ['start', 'border-worker', 'photo-worker']
const TOOLS = [
  'govuk-frontend',
  'sass',
  'lightningcss',
  'rolldown',
  'zxing-wasm',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-converter',
  '@tensorflow/tfjs-backend-wasm',
]
/** What the scripts are bundled from. */
const SOURCES = [
  'src/channels/ui/styles',
  'src/channels/ui/client',
  'src/channels/ui/images',
  'src/channels/border/client',
  'src/channels/ui/photo',
  'src/capture',
  'src/core',
  'src/texts',
  'packages/icao-seal/src',
]

/** @returns {Promise<{ dir: string, manifest: Record<string, string> }>} the folder to serve and, by source name, the file in it */
export async function buildClient(cache = path.join(root, '.cache/client')) {
  const dir = path.join(cache, hashOfSources())
  if (!existsSync(path.join(dir, 'manifest.json'))) await build(cache, dir)
  return { dir, manifest: JSON.parse(readFileSync(path.join(dir, 'manifest.json'), 'utf8')) }
}

function hashOfSources() {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)))
  for (const name of TOOLS) hash.update(readFileSync(path.join(root, 'node_modules', name, 'package.json')))
  for (const file of TAKEN.filter((file) => file.startsWith(WEIGHTS))) hash.update(readFileSync(path.join(root, file)))
  for (const folder of SOURCES) {
    const files = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && isBundled(entry.name))
    for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort())
      hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** A test, or a text of another part, changes no script. */
function isBundled(name) {
  return !/\.test\.tsx?$/.test(name) && (!name.endsWith('.json') || name === 'border.json') && name !== 'catalogue.gen.ts'
}

/** Writes beside the target and renames, so that nobody sees half a build; who comes second takes the first one's. */
async function build(cache, dir) {
  const work = path.join(cache, `.work-${process.pid}-${Date.now()}`)
  mkdirSync(work, { recursive: true })
  try {
    const manifest = {}
    const put = async (name, content) => {
      manifest[name] = await write(work, name, content)
    }
    for (const file of readdirSync(path.join(ui, 'images'))) await put(file, readFileSync(path.join(ui, 'images', file)))
    await Promise.all([
      ...ENTRIES.css.map(async (name) => put(`${name}.css`, await css(name, manifest))),
      ...Object.entries(ENTRIES.js).map(async ([name, file]) => put(`${name}.js`, await script(name, file))),
      ...TAKEN.map(async (file) => put(path.basename(file), readFileSync(path.join(root, file)))),
    ])
    writeFileSync(path.join(work, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    renameSync(work, dir)
  } catch (error) {
    rmSync(work, { recursive: true, force: true })
    if (!existsSync(path.join(dir, 'manifest.json'))) throw error
  }
}

async function css(name, manifest) {
  const [{ compile }, { transform }] = await Promise.all([import('sass'), import('lightningcss')])
  const file = path.join(ui, 'styles', `${name}.scss`)
  const { css: source } = compile(file, { loadPaths: [path.join(root, 'node_modules')], quietDeps: true })
  const named = source.replace(/url\("?\.\.\/images\/([^")]+)"?\)/g, (_, image) => `url(${manifest[image] ?? missing(image)})`)
  // govuk-frontend carries a media query for old browsers that lightningcss does not read
  return transform({ filename: `${name}.css`, code: Buffer.from(named), minify: true, errorRecovery: true }).code
}

function missing(image) {
  throw new Error(`A style names ${image}, which is not in src/channels/ui/images`)
}

async function script(name, input) {
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({ input, cwd: root, platform: 'browser' })
  const { output } = await bundle.generate({ format: PLAIN.includes(name) ? 'iife' : 'esm', minify: true, codeSplitting: false })
  await bundle.close()
  return Buffer.from(output[0].code)
}

/** The weights of a network hardly get smaller, and the last percent would take ten seconds of everybody's first start. */
async function write(work, name, content) {
  const { promisify } = await import('node:util')
  const zlib = await import('node:zlib')
  const { name: base, ext } = path.parse(name)
  const file = `${base}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}${ext}`
  const [brotli, gzip] = await Promise.all([
    promisify(zlib.brotliCompress)(content, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: ext === '.bin' ? 5 : 11 } }),
    promisify(zlib.gzip)(content, { level: 9 }),
  ])
  writeFileSync(path.join(work, file), content)
  writeFileSync(path.join(work, `${file}.br`), brotli)
  writeFileSync(path.join(work, `${file}.gz`), gzip)
  return file
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { dir, manifest } = await buildClient()
  for (const file of Object.values(manifest))
    process.stdout.write(`${file} ${readFileSync(path.join(dir, file)).length} bytes, ${readFileSync(path.join(dir, `${file}.br`)).length} with brotli\n`)
  process.stdout.write(`${path.relative(process.cwd(), dir)}\n`)
}

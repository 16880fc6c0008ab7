import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Chromium {
  readonly executablePath: string
  /** What the browser needs in its environment. */
  readonly env: Record<string, string>
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const PACKAGE = path.join(ROOT, 'node_modules/@sparticuz/chromium')
const FONTS = ['noto-sans/400Regular', 'noto-sans/700Bold', 'noto-sans-sc/400Regular', 'noto-sans-sc/700Bold']

/**
 * The browser of the tests: the one that CHROME_PATH names, or the one that came with the packages, unpacked once for each of its versions.
 * Either draws with our fonts only, so that pictures of pages look the same everywhere.
 */
export function findChromium(): Chromium {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'))
  // It reuses whatever browser lies in its folder, of any version: hence one folder for each.
  const home = path.join(ROOT, `.cache/browser-${version}`)
  const own = process.env.CHROME_PATH
  if (!own && !existsSync(path.join(home, 'chromium'))) unpack(home)
  const fonts = writeFontList(home)
  const env = { FONTCONFIG_FILE: fonts, FONTCONFIG_PATH: path.dirname(fonts) }
  // The security libraries (NSS) that Chromium wants come along, so that none need be installed.
  return own ? { executablePath: own, env } : { executablePath: path.join(home, 'chromium'), env: { ...env, LD_LIBRARY_PATH: path.join(home, 'al2023/lib') } }
}

/** In a process and a folder of its own: the package reads its variables as it is loaded, and several tests may want the browser at once. */
function unpack(home: string): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('the packages bring a browser for Linux x64 only: set CHROME_PATH to a Chromium')
  mkdirSync(path.dirname(home), { recursive: true })
  const unfinished = mkdtempSync(`${home}.`)
  const script = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()`
  // The variable makes it unpack the libraries, too.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the browser could not be unpacked: ${stderr}`)
  if (!moveIntoPlace(unfinished, home)) rmSync(unfinished, { recursive: true })
}

/** False when another process was faster. */
function moveIntoPlace(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (existsSync(path.join(to, 'chromium'))) return false
    throw error
  }
}

function writeFontList(home: string): string {
  const file = path.join(home, 'fonts.conf')
  const folders = FONTS.map((font) => `<dir>${path.join(ROOT, 'node_modules/@expo-google-fonts', font)}</dir>`).join('')
  const list = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${home}/font-cache</cachedir></fontconfig>\n`
  mkdirSync(home, { recursive: true })
  if (!existsSync(file) || readFileSync(file, 'utf8') !== list) {
    writeFileSync(`${file}.${process.pid}`, list)
    renameSync(`${file}.${process.pid}`, file)
  }
  return file
}

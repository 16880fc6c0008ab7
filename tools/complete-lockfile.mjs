// Adds to package-lock.json the optional packages of other platforms that a registry mirror does not carry: npm ci refuses a lockfile that lacks
// them, although it would never install them here. They are written with name, version and platform only, as their parents ask for them.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const OS = {
  android: 'android',
  darwin: 'darwin',
  macos: 'darwin',
  linux: 'linux',
  linuxmusl: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
  ohos: 'openharmony',
  wasm32: 'wasi',
  webcontainers: 'webcontainers',
}
const CPU = {
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  armv6: 'arm',
  armv7: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
  mips64el: 'mips64el',
  universal: 'arm64',
  wasm32: 'wasm32',
}

let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolves(path, name)) continue
    const parts = name.split('/').at(-1).split('-')
    const os = parts.map((part) => OS[part]).find(Boolean)
    const cpu = parts.map((part) => CPU[part]).find(Boolean)
    if (!os && !cpu) throw new Error(`no platform in the name of ${name}`)
    lock.packages[`node_modules/${name}`] = {
      version: range,
      cpu: cpu ? [cpu] : undefined,
      dev: entry.dev,
      license: entry.license,
      optional: true,
      os: os ? [os] : undefined,
    }
    added++
  }
}

/** As Node finds packages: beside the parent, then further up. */
function resolves(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added} packages of other platforms added\n`)

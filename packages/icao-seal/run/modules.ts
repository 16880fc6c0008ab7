import * as bytes from '../src/bytes/index.ts'
import * as c40 from '../src/c40/index.ts'
import * as crypto from '../src/crypto/index.ts'
import * as cryptoNode from '../src/crypto/node.ts'
import * as json from '../src/json/index.ts'
import * as mrz from '../src/mrz/index.ts'
import * as pack from '../src/pack/index.ts'
import * as policy from '../src/policy/index.ts'
import * as status from '../src/status/index.ts'
import * as trust from '../src/trust/index.ts'
import * as vds from '../src/vds/index.ts'
import * as vdsnc from '../src/vdsnc/index.ts'
import * as x509 from '../src/x509/index.ts'
import * as x509Write from '../src/x509-write/index.ts'

/** The modules that the judges and the fuzzers take; a broken twin has the same ones. One line each here and in FILES. */
const OWN = { bytes, c40, crypto, cryptoNode, json, mrz, pack, policy, status, trust, vds, vdsnc, x509, x509Write }

export type SealModules = typeof OWN

const FILES: Readonly<Record<keyof SealModules, string>> = {
  bytes: 'bytes/index.ts',
  c40: 'c40/index.ts',
  crypto: 'crypto/index.ts',
  cryptoNode: 'crypto/node.ts',
  json: 'json/index.ts',
  mrz: 'mrz/index.ts',
  pack: 'pack/index.ts',
  policy: 'policy/index.ts',
  status: 'status/index.ts',
  trust: 'trust/index.ts',
  vds: 'vds/index.ts',
  vdsnc: 'vdsnc/index.ts',
  x509: 'x509/index.ts',
  x509Write: 'x509-write/index.ts',
}

export const OWN_MODULES: SealModules = OWN

/** The same modules out of another folder than `src`, by its address. */
export async function modulesIn(folder: string): Promise<SealModules> {
  const loaded: Record<string, unknown> = {}
  for (const [name, file] of Object.entries(FILES)) loaded[name] = await import(`${folder}/${file}`)
  return loaded as SealModules
}

import * as json from '../src/json/index.ts'
import * as pack from '../src/pack/index.ts'
import * as status from '../src/status/index.ts'
import * as vdsnc from '../src/vdsnc/index.ts'

/** The modules that read formats of their own, so that judges and fuzzers can be run against broken copies. */
export interface SealModules {
  readonly json: typeof json
  readonly vdsnc: typeof vdsnc
  readonly status: typeof status
  readonly pack: typeof pack
}

export const sealModules: SealModules = { json, vdsnc, status, pack }

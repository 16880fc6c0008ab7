export { type Flagged, type PackContent, packDigest, type ShardState } from './content.ts'
export type { FileCode, FileKind, FileOpening, FileSigner, OperationsKey } from './envelope.ts'
export { instantMs } from './instants.ts'
export { openPack, type PackCode, type PackOpening, type PackResult, writePack } from './pack.ts'
export { applyPackDelta, type PackDeltaCode, type PackDeltaResult, type PackStep, type PackWriting, writePackDelta } from './pack-delta.ts'
export { commitment, isFlagged, packStatus } from './questions.ts'
export {
  applyStatusDeltaFile,
  openStatusFile,
  type StatusFile,
  type StatusFileOpening,
  type StatusFileResult,
  type StatusStep,
  writeStatusDeltaFile,
  writeStatusFile,
} from './status-file.ts'
export { type Freshness, freshness, type Validity } from './validity.ts'

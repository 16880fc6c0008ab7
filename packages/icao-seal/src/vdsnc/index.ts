export { decodeVdsNc } from './decode.ts'
export { encodeVdsNcData, sealVdsNc, type VdsNcDataResult, type VdsNcSignature, type VdsNcTextResult } from './encode.ts'
export { type AuthorisationFacts, type MessageNames, type MessageResult, readMessage, SAPAR_DTA, writeMessage } from './messages.ts'
export type { VdsNcCode, VdsNcHeader, VdsNcReading, VdsNcRefusal, VdsNcResult } from './shape.ts'

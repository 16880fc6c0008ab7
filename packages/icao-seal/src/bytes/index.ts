export { fromBase64, fromBase64Url, toBase64, toBase64Url, utf8 } from './base64.ts'
export { type Bytes, concatBytes, fromHex, sameBytes, toHex } from './bytes.ts'

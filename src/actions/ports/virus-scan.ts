/** What a scanner says of a file. `unavailable`: it could not be asked; the file is taken all the same, since only its re-encoded pixels are ever shown, and this is remembered. */
export type ScanResult = 'clean' | 'infected' | 'unavailable'

export interface VirusScan {
  scan(content: Uint8Array): Promise<ScanResult>
}

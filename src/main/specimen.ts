import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PROJECT } from './paths.ts'

const FILES: Readonly<Record<string, string>> = { portrait: 'portrait.jpg', passportPage: 'passport-page.jpg', invitation: 'passport-page.jpg', hotelProof: 'passport-page.jpg' }

/** The drawn pictures of the demo, by document: nobody needs a passport at hand to try it. */
export async function demoSpecimen(document: string): Promise<Uint8Array | undefined> {
  const file = FILES[document]
  return file ? readFile(path.join(PROJECT, 'src/countries/kz-demo/specimens', file)) : undefined
}

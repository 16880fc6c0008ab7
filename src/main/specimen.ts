import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { specimenPictures } from '../countries/kz-demo/specimens.ts'
import { PROJECT } from './paths.ts'

const FILES = new Map<string, string>(Object.entries(specimenPictures))

/** The drawn pictures of the demo, by document: nobody needs a passport at hand to try it. */
export async function demoSpecimen(document: string): Promise<Uint8Array | undefined> {
  const file = FILES.get(document)
  return file ? readFile(path.join(PROJECT, 'src/countries/kz-demo/specimens', file)) : undefined
}

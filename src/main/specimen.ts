import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { specimenPaper, specimenPictures } from '../countries/kz-demo/specimens.ts'
import { PROJECT } from './paths.ts'

const FILES = new Map<string, string>(Object.entries(specimenPictures))

/** The drawn pictures of the demo, by document: nobody needs papers at hand to try it. */
export function demoSpecimen(document: string): Promise<Uint8Array> {
  return readFile(path.join(PROJECT, 'src/countries/kz-demo/specimens', FILES.get(document) ?? specimenPaper))
}

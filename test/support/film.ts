import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser } from './browser.ts'

const FRAMES = 10

/** A film of one picture for the camera of a browser: grey, as no test here needs colour. */
async function filmOf(picture: Uint8Array, { width, height }: { readonly width: number; readonly height: number }): Promise<Buffer> {
  const grey = await sharp(picture).resize(width, height, { fit: 'contain', background: '#fff' }).greyscale().raw().toBuffer()
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((width * height) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAMES }, () => frame)])
}

/** A browser whose camera sees this picture, and which asks nobody whether it may. */
export async function withCamera(
  picture: Uint8Array,
  size: { readonly width: number; readonly height: number },
  use: (browser: Browser) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sapar-film-'))
  const film = path.join(folder, 'film.y4m')
  writeFileSync(film, await filmOf(picture, size))
  const browser = await openBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`])
  try {
    await use(browser)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

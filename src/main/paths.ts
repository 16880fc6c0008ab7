import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder: templates, packages and caches are found from here, never from the working directory. */
export const PROJECT = path.resolve(fileURLToPath(import.meta.url), '../../..')
export const CACHE = path.join(PROJECT, '.cache')
export const FONT_FOLDERS = ['noto-sans/400Regular', 'noto-sans/700Bold', 'noto-sans-sc/400Regular', 'noto-sans-sc/700Bold'].map((font) =>
  path.join(PROJECT, 'node_modules/@expo-google-fonts', font),
)

/** What can be run over a folder of samples; each is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly run: (folder: string, options: readonly string[]) => Promise<number> }>>> = {
  photos: () => import('./photos.ts'),
  'photo-variants': () => import('./portrait-variants.ts'),
  mrz: () => import('./mrz.ts'),
}

const [name = '', folder, ...options] = process.argv.slice(2)
const command = COMMANDS[name]
if (command && folder) {
  const { run } = await command()
  process.exitCode = await run(folder, options)
} else {
  process.stderr.write(`npm run -s capture -- ${Object.keys(COMMANDS).join('|')} FOLDER\n`)
  process.exitCode = 1
}

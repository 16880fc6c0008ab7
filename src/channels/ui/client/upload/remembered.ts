/** Uploads that were begun in this tab: nothing of the file is kept, only what tells it from another. */
const KEY = 'sapar-uploads'

function all(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

function nameOf(address: string, file: File): string {
  return `${address} ${file.size} ${file.lastModified}`
}

export function rememberedUpload(address: string, file: File): string | undefined {
  return all()[nameOf(address, file)]
}

/** Undefined forgets it. A browser that keeps nothing begins anew, no more. */
export function rememberUpload(address: string, file: File, upload: string | undefined): void {
  const { [nameOf(address, file)]: _, ...others } = all()
  try {
    sessionStorage.setItem(KEY, JSON.stringify(upload ? { ...others, [nameOf(address, file)]: upload } : others))
  } catch {
    // Full or forbidden.
  }
}

/** Builds what the browser loads, unless it is built already. `manifest` gives by source name the file in `dir`. */
export function buildClient(cache?: string): Promise<{ readonly dir: string; readonly manifest: Readonly<Record<string, string>> }>

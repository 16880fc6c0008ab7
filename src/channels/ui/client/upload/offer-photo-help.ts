interface PhotoHelp {
  helpWithPhoto(form: HTMLFormElement, input: HTMLInputElement): Promise<void>
}

interface Connection {
  readonly saveData?: boolean
  readonly effectiveType?: string
}

/** Measures a chosen photo on the device and says what to mend, before it is sent. What does that is fetched only now, and never over a line that is dear or slow. */
export function offerPhotoHelp(form: HTMLFormElement, input: HTMLInputElement): void {
  input.addEventListener('change', async () => {
    const { connection } = navigator as { readonly connection?: Connection }
    if (connection?.saveData || connection?.effectiveType?.endsWith('2g')) return
    try {
      const help = (await import(form.dataset['photoHelpScript'] ?? '')) as PhotoHelp
      await help.helpWithPhoto(form, input)
    } catch {
      // The photo is sent and checked as it would be without this.
    }
  })
}

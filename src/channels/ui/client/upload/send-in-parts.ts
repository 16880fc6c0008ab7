import { bringFile } from './bring-file.ts'
import { rememberUpload, rememberedUpload } from './remembered.ts'

/** A small file is as quick in one piece, and needs no script on the way. */
const SMALL_BYTES = 200_000

/**
 * Sends a chosen file in parts when the form is sent, shows how far it is, waits for a connection that is gone, and goes on where it stopped, even after the
 * page was opened anew and the same file chosen again. At the end the form goes to the server as always, naming the upload in place of the file.
 */
export function sendInParts(form: HTMLFormElement, input: HTMLInputElement): void {
  const { maxBytes = '' } = form.dataset
  let isUnderWay = false
  form.addEventListener('submit', (event) => {
    const file = input.files?.[0]
    // A file that is too large is refused with the server's own words.
    if (!file || file.size <= SMALL_BYTES || file.size > Number(maxBytes)) return
    event.preventDefault()
    if (isUnderWay) return
    isUnderWay = true
    // What cannot be sent in parts is sent whole, and answered by a page.
    send(form, input, file).catch(() => form.submit())
  })
}

async function send(form: HTMLFormElement, input: HTMLInputElement, file: File): Promise<void> {
  const { saparUpload: address = '', partBytes = '' } = form.dataset
  const shown = showProgress(form)
  const upload = await bringFile({
    address,
    partBytes: Number(partBytes),
    file,
    known: rememberedUpload(address, file),
    opened: (begun) => rememberUpload(address, file, begun),
    onProgress: (share) => shown.percent(Math.round(share * 100)),
    onWaiting: () => shown.waiting(),
  })
  shown.checking()
  rememberUpload(address, file, undefined)
  handOver(form, input, upload)
}

/** The form as it is sent without a script, but naming the upload. */
function handOver(form: HTMLFormElement, input: HTMLInputElement, upload: string): void {
  const named = document.createElement('input')
  named.type = 'hidden'
  named.name = 'upload'
  named.value = upload
  form.append(named)
  input.disabled = true
  form.enctype = 'application/x-www-form-urlencoded'
  form.submit()
}

interface Progress {
  percent(percent: number): void
  waiting(): void
  checking(): void
}

function showProgress(form: HTMLFormElement): Progress {
  const { textSending = '', textWaiting = '', textChecking = '' } = form.dataset
  const box = document.createElement('div')
  box.className = 'sapar-sending'
  const bar = document.createElement('progress')
  bar.max = 100
  bar.value = 0
  // Every percent spoken would never end: listeners hear each tenth.
  const spoken = document.createElement('p')
  spoken.setAttribute('role', 'status')
  box.append(bar, spoken)
  form.append(box)
  let said = ''
  const say = (text: string): void => {
    if (text !== said) spoken.textContent = said = text
  }
  bar.setAttribute('aria-label', textSending.replace('{percent}', ''))
  return {
    percent(percent) {
      bar.value = percent
      say(textSending.replace('{percent}', String(percent - (percent % 10))))
    },
    waiting: () => say(textWaiting),
    checking() {
      bar.removeAttribute('value')
      say(textChecking)
    },
  }
}

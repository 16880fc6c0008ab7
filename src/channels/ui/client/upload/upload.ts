import { offerCamera } from './camera.ts'
import { offerPhotoHelp } from './offer-photo-help.ts'
import { sendInParts } from './send-in-parts.ts'

/** Everything here is help: without it the form sends its file like any other. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sapar-upload]')) {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) continue
  sendInParts(form, input)
  if (form.dataset['camera']) offerCamera(form, input)
  if (form.dataset['photoHelp']) offerPhotoHelp(form, input)
}

/**
 * Takes the picture in the page: a button opens the camera with an outline over it, for a face or for a passport page. What is taken goes into the file field,
 * as if it had been chosen.
 */
export function offerCamera(form: HTMLFormElement, input: HTMLInputElement): void {
  if (!navigator.mediaDevices?.getUserMedia) return
  const { camera, textCamera = '', textNoCamera = '' } = form.dataset
  const opener = button(textCamera, 'govuk-button govuk-button--secondary')
  const note = document.createElement('p')
  note.setAttribute('role', 'status')
  const box = document.createElement('div')
  box.className = 'sapar-camera-offer'
  box.append(opener, note)
  input.closest('.govuk-form-group')?.after(box)
  opener.addEventListener('click', async () => {
    note.textContent = ''
    const portrait = camera === 'portrait'
    try {
      // The front camera for a face, the one on the back for a page.
      const video = { facingMode: portrait ? 'user' : 'environment', width: { ideal: 1920 }, height: { ideal: 1440 } }
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false })
      await open(form, { stream, portrait, after: box, take: (file) => choose(input, file) })
    } catch {
      note.textContent = textNoCamera
    }
  })
}

interface Opened {
  readonly stream: MediaStream
  readonly portrait: boolean
  readonly after: HTMLElement
  readonly take: (file: File) => void
}

async function open(form: HTMLFormElement, { stream, portrait, after, take }: Opened): Promise<void> {
  const { textTake = '', textClose = '', textFrame = '' } = form.dataset
  const view = document.createElement('div')
  view.className = portrait ? 'sapar-camera sapar-camera--portrait' : 'sapar-camera'
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  const picture = document.createElement('div')
  picture.className = 'sapar-camera__picture'
  picture.append(video, portrait ? oval() : frame())
  const hint = document.createElement('p')
  hint.textContent = textFrame
  const shutter = button(textTake, 'govuk-button')
  const close = button(textClose, 'govuk-button govuk-button--secondary')
  const buttons = document.createElement('div')
  buttons.className = 'govuk-button-group'
  buttons.append(shutter, close)
  view.append(hint, picture, buttons)
  after.hidden = true
  after.after(view)
  const end = (): void => {
    for (const track of stream.getTracks()) track.stop()
    view.remove()
    after.hidden = false
    after.querySelector('button')?.focus()
  }
  close.addEventListener('click', end)
  shutter.addEventListener('click', async () => {
    const file = await taken(video)
    if (file) take(file)
    end()
  })
  await video.play()
  shutter.focus()
}

/** The whole frame of the camera: measuring and cutting is done where the original is kept. */
async function taken(video: HTMLVideoElement): Promise<File | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95))
  return blob ? new File([blob], 'camera.jpg', { type: 'image/jpeg' }) : undefined
}

function choose(input: HTMLInputElement, file: File): void {
  const files = new DataTransfer()
  files.items.add(file)
  input.files = files.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function button(text: string, classes: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = classes
  made.textContent = text
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

function drawn(box: string, shapes: readonly (readonly [string, Readonly<Record<string, string>>])[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', box)
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', 'sapar-camera__outline')
  for (const [name, attributes] of shapes) {
    const shape = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value)
    svg.append(shape)
  }
  return svg
}

/** Where the head belongs in a picture of 35 by 45: three quarters of its height, the eyes a little above the middle. */
function oval(): SVGSVGElement {
  return drawn('0 0 350 450', [
    ['ellipse', { cx: '175', cy: '231', rx: '122', ry: '164' }],
    ['path', { d: 'M70 203H280' }],
  ])
}

/** A passport's page is 125 by 88 millimetres, with the lines in its lowest quarter. */
function frame(): SVGSVGElement {
  return drawn('0 0 125 88', [
    ['rect', { x: '3', y: '3', width: '119', height: '82', rx: '3' }],
    ['path', { d: 'M7 64H118M7 82H118' }],
  ])
}

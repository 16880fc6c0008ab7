import { codeIn, type ReadCode } from './codes.ts'

export interface Camera {
  readonly video: HTMLVideoElement
  stop(): void
}

/** Between two looks: a frame more often would only warm the device. */
const PAUSE_MS = 120
/** More pixels make a reading slower and no surer. */
const LONGEST_SIDE = 1280

/** Watches through the camera until a code is seen, then stops. Rejects when there is no camera or it may not be used. */
export async function watchForCode(video: HTMLVideoElement, onCode: (code: ReadCode) => void): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
    audio: false,
  })
  let running = true
  const stop = () => {
    running = false
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  video.srcObject = stream
  await video.play()
  const look = async () => {
    if (!running) return
    const frame = frameOf(video)
    const code = frame && (await codeIn(frame))
    if (!running) return
    if (!code) return void setTimeout(look, PAUSE_MS)
    stop()
    onCode(code)
  }
  void look()
  return { video, stop }
}

function frameOf(video: HTMLVideoElement): ImageData | undefined {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return undefined
  const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight))
  const canvas = new OffscreenCanvas(Math.round(videoWidth * scale), Math.round(videoHeight * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return context?.getImageData(0, 0, canvas.width, canvas.height)
}

type Detector = { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}
type Read = (frame: HTMLVideoElement) => Promise<string | null>

/** Wide enough for a code of 37 modules that fills a third of the picture. */
const READ_WIDTH = 720
const EVERY_MS = 150
/** The same code is not read again at once. */
const AGAIN_MS = 3_000

async function native(): Promise<Read | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  if (!BarcodeDetector) return null
  const formats = await BarcodeDetector.getSupportedFormats().catch((): string[] => [])
  if (!formats.includes('qr_code')) return null
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  return async (frame) => (await detector.detect(frame))[0]?.rawValue ?? null
}

async function byLibrary(): Promise<Read> {
  const { default: decode } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (frame) => {
    const scale = Math.min(1, READ_WIDTH / frame.videoWidth)
    canvas.width = Math.round(frame.videoWidth * scale)
    canvas.height = Math.round(frame.videoHeight * scale)
    if (!context || canvas.width === 0) return null
    context.drawImage(frame, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    try {
      return decode({ data, width, height })
    } catch {
      // No code in this picture.
      return null
    }
  }
}

let chosen: Promise<Read> | undefined

/** Chooses how codes are read: by the browser, or by a library that is fetched only then. */
export const readyToScan = (): Promise<unknown> => {
  chosen ??= native().then((read) => read ?? byLibrary())
  return chosen
}

/**
 * Shows the camera at the back in `video` and tells of each code that comes before it, until `signal` ends it.
 * @throws what the browser does where there is no camera, or it may not be used
 */
export async function scanWithCamera(
  video: HTMLVideoElement,
  found: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  if (signal.aborted) return stop()
  signal.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play()
  await readyToScan()
  const read = await (chosen as Promise<Read>)
  let last = { text: '', at: 0 }
  const look = async () => {
    if (signal.aborted) return
    const text = await read(video).catch(() => null)
    const now = Date.now()
    if (text && !signal.aborted && (text !== last.text || now - last.at > AGAIN_MS)) found(text)
    if (text) last = { text, at: now }
    setTimeout(look, EVERY_MS)
  }
  await look()
}

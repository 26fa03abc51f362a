import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { scanWithCamera } from './scan-camera'

/** The camera, where there is one: begun and ended by hand, for it takes the battery. */
export function CameraPanel({ found }: { found(text: string): void }) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [on, setOn] = useState(false)
  const [trouble, setTrouble] = useState(false)
  const latest = useRef(found)
  latest.current = found

  useEffect(() => {
    if (!on || !video.current) return
    const ended = new AbortController()
    // What it sees, and what is said of it below, are on the screen together.
    video.current.scrollIntoView({ block: 'start' })
    scanWithCamera(video.current, (text) => latest.current(text), ended.signal).catch(() => {
      if (ended.signal.aborted) return
      setTrouble(true)
      setOn(false)
    })
    return () => ended.abort()
  }, [on])

  return (
    <div className="grid gap-2">
      <Button
        type="button"
        look={on ? 'plain' : 'main'}
        className="min-h-14 w-full text-lg"
        onClick={() => {
          setTrouble(false)
          setOn(!on)
        }}
      >
        {t(on ? 'checkIn.cameraOff' : 'checkIn.cameraOn')}
      </Button>
      {on && (
        <video
          ref={video}
          muted
          playsInline
          className="bg-sunken aspect-4/3 w-full scroll-mt-3 rounded object-cover"
        />
      )}
      {trouble && (
        <p role="status" className="text-sm">
          {t('checkIn.noCamera')}
        </p>
      )}
    </div>
  )
}

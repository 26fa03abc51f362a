import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const two = (n: number) => String(n).padStart(2, '0')

/** `h:mm:ss`, without hours where there are none. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/**
 * How long something is still held. It counts from the server's clock, so that a wrong one of the reader's changes
 * nothing, and asks for the page anew when the time is up. Without scripts the moment itself stands beside it.
 */
export function Countdown({ until, now }: { until: string; now: string }) {
  const { t } = useTranslation()
  const span = Date.parse(until) - Date.parse(now)
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const begun = performance.now()
    const tick = () => setLeft(span - (performance.now() - begun))
    tick()
    const timer = setInterval(tick, 1_000)
    const over = setTimeout(() => window.location.reload(), Math.min(span + 1_500, 2 ** 31 - 1))
    return () => {
      clearInterval(timer)
      clearTimeout(over)
    }
  }, [span])
  if (left === null) return null
  return (
    <span className="figure text-signal-ink font-semibold" role="timer">
      {left > 0 ? t('exhibitor.left', { time: clockOf(left) }) : t('exhibitor.over')}
    </span>
  )
}

import { type RefObject, useCallback, useEffect, useRef } from 'react'

const MOST = 12
const STEP = 1.4

export type PlanZoom = { closer(): void; farther(): void; whole(): void }

/**
 * Zooming of a drawing in a frame that scrolls: by buttons, by the wheel with Ctrl, by two fingers, by `+`, `-` and `0`.
 * What is in the middle, or under the pointer, stays where it is. A mouse drags the drawing where `dragging` says so.
 */
export function usePlanZoom(
  frame: RefObject<HTMLElement | null>,
  { dragging }: { dragging: boolean },
): PlanZoom {
  const scale = useRef(1)

  const zoomTo = useCallback(
    (to: number, at?: { x: number; y: number }) => {
      const element = frame.current
      const svg = element?.querySelector('svg')
      if (!element || !svg) return
      const next = Math.min(MOST, Math.max(1, to))
      const box = element.getBoundingClientRect()
      const point = {
        x: (at?.x ?? box.left + box.width / 2) - box.left,
        y: (at?.y ?? box.top + box.height / 2) - box.top,
      }
      const ratio = next / scale.current
      const left = (element.scrollLeft + point.x) * ratio - point.x
      const top = (element.scrollTop + point.y) * ratio - point.y
      scale.current = next
      svg.style.setProperty('--zoom', String(next))
      element.scrollTo({ left, top })
    },
    [frame],
  )

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoomTo(scale.current * (event.deltaY < 0 ? STEP : 1 / STEP), { x: event.clientX, y: event.clientY })
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '+' || event.key === '=') zoomTo(scale.current * STEP)
      else if (event.key === '-') zoomTo(scale.current / STEP)
      else if (event.key === '0') zoomTo(1)
      else return
      event.preventDefault()
    }
    let apart = 0
    const distance = ({ touches: [a, b] }: TouchEvent) =>
      a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0
    const onTouchStart = (event: TouchEvent) => {
      apart = event.touches.length === 2 ? distance(event) : 0
    }
    const onTouchMove = (event: TouchEvent) => {
      const [a, b] = event.touches
      if (!apart || !a || !b) return
      event.preventDefault()
      const now = distance(event)
      zoomTo((scale.current * now) / apart, {
        x: (a.clientX + b.clientX) / 2,
        y: (a.clientY + b.clientY) / 2,
      })
      apart = now
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    element.addEventListener('keydown', onKey)
    element.addEventListener('touchstart', onTouchStart, { passive: true })
    element.addEventListener('touchmove', onTouchMove, { passive: false })
    return () => {
      element.removeEventListener('wheel', onWheel)
      element.removeEventListener('keydown', onKey)
      element.removeEventListener('touchstart', onTouchStart)
      element.removeEventListener('touchmove', onTouchMove)
    }
  }, [frame, zoomTo])

  useEffect(() => {
    const element = frame.current
    if (!element || !dragging) return
    let from: { x: number; y: number; left: number; top: number } | null = null
    let moved = false
    const onDown = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return
      from = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop }
      moved = false
    }
    const onMove = (event: PointerEvent) => {
      if (!from) return
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
      if (Math.abs(dx) + Math.abs(dy) > 4) moved = true
      if (moved) element.scrollTo({ left: from.left - dx, top: from.top - dy })
    }
    const onUp = () => {
      from = null
    }
    // A drag that began on a booth does not open it.
    const onClick = (event: MouseEvent) => {
      if (moved) event.preventDefault()
      moved = false
    }
    const onDrag = (event: DragEvent) => event.preventDefault()
    element.addEventListener('pointerdown', onDown)
    element.addEventListener('click', onClick, true)
    element.addEventListener('dragstart', onDrag)
    addEventListener('pointermove', onMove)
    addEventListener('pointerup', onUp)
    return () => {
      element.removeEventListener('pointerdown', onDown)
      element.removeEventListener('click', onClick, true)
      element.removeEventListener('dragstart', onDrag)
      removeEventListener('pointermove', onMove)
      removeEventListener('pointerup', onUp)
    }
  }, [frame, dragging])

  return {
    closer: () => zoomTo(scale.current * STEP),
    farther: () => zoomTo(scale.current / STEP),
    whole: () => zoomTo(1),
  }
}

import { type RefObject, useEffect } from 'react'
import type { Drawing } from '../plan/draw-plan'
import { directionOf, nextTo } from '../plan/roam'

/** One booth of a drawing is a stop of the Tab key; from it the arrow keys go to the next one that way. */
export function usePlanRoving(svgRef: RefObject<SVGSVGElement | null>, drawing: Drawing): void {
  useEffect(() => {
    const svg = svgRef.current
    if (!svg) return
    const spots = drawing.booths.map(({ ref, spot }) => ({ ref, ...spot }))
    const at = (ref: string) => svg.querySelector<SVGElement>(`[data-i="${CSS.escape(ref)}"]`)
    const lit = drawing.booths.find((booth) => booth.lit)
    const stop = (node: SVGElement | null) => {
      if (!node) return
      for (const each of svg.querySelectorAll('a[tabindex="0"]')) each.setAttribute('tabindex', '-1')
      node.setAttribute('tabindex', '0')
    }
    // What was searched for is where the keyboard begins.
    if (lit) stop(at(lit.ref))
    const onKey = (event: KeyboardEvent) => {
      const direction = directionOf[event.key]
      const ref = (event.target as Element).getAttribute('data-i')
      const from = spots.find((spot) => spot.ref === ref)
      if (!direction || !from) return
      event.preventDefault()
      const next = nextTo(from, spots, direction)
      if (!next) return
      const node = at(next.ref)
      stop(node)
      node?.focus()
      node?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    svg.addEventListener('keydown', onKey)
    return () => svg.removeEventListener('keydown', onKey)
  }, [svgRef, drawing])
}

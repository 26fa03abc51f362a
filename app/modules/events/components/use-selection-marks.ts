import { type RefObject, useEffect, useRef } from 'react'
import type { Drawing } from '../plan/draw-plan'

const SVG = 'http://www.w3.org/2000/svg'
const UNIT = 10

/** Shows in the drawing what is selected, with a corner to pull where it is one thing; keeps the focus when it is drawn anew. */
export function useSelectionMarks(
  svgRef: RefObject<SVGSVGElement | null>,
  {
    drawing,
    selected,
    refused,
    writes,
  }: { drawing: Drawing; selected: ReadonlySet<string>; refused: object | undefined; writes: boolean },
): void {
  const focused = useRef<string | null>(null)

  useEffect(() => {
    const svg = svgRef.current
    if (!svg) return
    const onFocus = (event: FocusEvent) => {
      focused.current = (event.target as Element).getAttribute('data-i')
    }
    const onLeave = (event: FocusEvent) => {
      if (event.relatedTarget) focused.current = null
    }
    svg.addEventListener('focusin', onFocus)
    svg.addEventListener('focusout', onLeave)
    return () => {
      svg.removeEventListener('focusin', onFocus)
      svg.removeEventListener('focusout', onLeave)
    }
  }, [svgRef])

  // biome-ignore lint/correctness/useExhaustiveDependencies: after a refusal everything stands where it stood
  useEffect(() => {
    const svg = svgRef.current
    if (!svg) return
    svg.querySelector('.handle')?.remove()
    for (const node of svg.querySelectorAll('.sel')) {
      node.classList.remove('sel')
      node.removeAttribute('transform')
    }
    for (const ref of selected) svg.querySelector(`[data-i="${ref}"]`)?.classList.add('sel')
    if (focused.current && document.activeElement === document.body)
      svg.querySelector<SVGElement>(`[data-i="${focused.current}"]`)?.focus({ preventScroll: true })
    const [ref] = selected
    const item = [...drawing.booths, ...drawing.elements].find((each) => each.ref === ref)
    if (!writes || selected.size !== 1 || !item) return
    const { x, y, width, depth } = item.spot
    const handle = document.createElementNS(SVG, 'rect')
    handle.setAttribute('class', 'handle')
    handle.setAttribute('x', String((x + width) * UNIT - 6))
    handle.setAttribute('y', String((y + depth) * UNIT - 6))
    handle.setAttribute('width', '12')
    handle.setAttribute('height', '12')
    svg.append(handle)
  }, [svgRef, drawing, selected, refused, writes])
}

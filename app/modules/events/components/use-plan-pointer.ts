import { type RefObject, useEffect, useRef } from 'react'
import type { Spot } from '../plan/plan'
import { directionOf, nextTo } from '../plan/roam'
import type { EditorItem } from './plan-editor-view'

const SVG = 'http://www.w3.org/2000/svg'
const UNIT = 10

export type PlanTool = 'select' | 'draw'
type Behaviour = {
  items: readonly EditorItem[]
  selected: ReadonlySet<string>
  tool: PlanTool
  writes: boolean
  select(refs: readonly string[]): void
  /** in cells */
  shift(dx: number, dy: number): void
  place(spot: Spot): void
  drawn(spot: Spot): void
  remove(): void
}
type Doing = {
  kind: 'move' | 'resize' | 'draw' | 'mark'
  from: { x: number; y: number }
  to: { x: number; y: number }
} | null

const spotFrom = (a: { x: number; y: number }, b: { x: number; y: number }): Spot => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  depth: Math.abs(a.y - b.y),
})

/**
 * What mouse, finger and keys do in the editor: choosing, moving, resizing and drawing, in steps of the grid. Only the end
 * of a movement is told of; until then it is shown in the drawing itself.
 */
export function usePlanPointer(svgRef: RefObject<SVGSVGElement | null>, behaviour: Behaviour): void {
  const now = useRef(behaviour)
  now.current = behaviour

  useEffect(() => {
    const svg = svgRef.current
    if (!svg) return
    let doing: Doing = null
    let keys = { dx: 0, dy: 0 }
    let timer: ReturnType<typeof setTimeout> | undefined
    const ghost = document.createElementNS(SVG, 'path')
    ghost.setAttribute('class', 'ghost')

    const cell = (event: PointerEvent) => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse())
      return { x: point.x / UNIT, y: point.y / UNIT }
    }
    const grid = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) })
    const show = (spot: Spot | null) => {
      if (!spot) return ghost.remove()
      const { x, y, width, depth } = spot
      ghost.setAttribute('d', `M${x * UNIT} ${y * UNIT}h${width * UNIT}v${depth * UNIT}h${-width * UNIT}z`)
      svg.append(ghost)
    }
    const nudge = (dx: number, dy: number) => {
      for (const node of svg.querySelectorAll('.sel, .handle'))
        node.setAttribute('transform', `translate(${dx * UNIT} ${dy * UNIT})`)
    }
    const only = () => {
      const [ref] = now.current.selected
      return now.current.selected.size === 1 ? now.current.items.find((item) => item.ref === ref) : undefined
    }
    const sizeOf = (item: EditorItem, to: { x: number; y: number }): Spot => ({
      ...{ x: item.x, y: item.y },
      width: Math.max(1, Math.round(to.x) - item.x),
      depth: Math.max(1, Math.round(to.y) - item.y),
    })

    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return
      const { selected, select, tool, writes } = now.current
      const at = cell(event)
      const target = event.target as Element
      const ref = target.closest('[data-i]')?.getAttribute('data-i')
      if (writes && target.closest('.handle')) doing = { kind: 'resize', from: at, to: at }
      else if (writes && tool === 'draw') doing = { kind: 'draw', from: grid(at), to: grid(at) }
      else if (ref) {
        const many = event.shiftKey || event.ctrlKey || event.metaKey
        if (many)
          select(selected.has(ref) ? [...selected].filter((each) => each !== ref) : [...selected, ref])
        else if (!selected.has(ref)) select([ref])
        const ready = event.pointerType === 'mouse' || selected.has(ref)
        if (writes && !many && ready) doing = { kind: 'move', from: at, to: at }
      } else if (event.pointerType === 'mouse') doing = { kind: 'mark', from: at, to: at }
      if (doing) svg.setPointerCapture(event.pointerId)
    }
    const onMove = (event: PointerEvent) => {
      if (!doing) return
      const at = cell(event)
      doing.to = doing.kind === 'draw' ? grid(at) : at
      const item = only()
      if (doing.kind === 'move') nudge(...moved(doing))
      else if (doing.kind === 'resize' && item) show(sizeOf(item, at))
      else show(spotFrom(doing.from, doing.to))
    }
    const moved = ({ from, to }: NonNullable<Doing>): [number, number] => [
      Math.round(to.x - from.x),
      Math.round(to.y - from.y),
    ]
    const onUp = () => {
      if (!doing) return
      const done = doing
      doing = null
      show(null)
      const { items, select, shift, place, drawn } = now.current
      const spot = spotFrom(done.from, done.to)
      const item = only()
      const [dx, dy] = moved(done)
      if (done.kind === 'move') {
        if (dx !== 0 || dy !== 0) shift(dx, dy)
      } else if (done.kind === 'resize') {
        if (item) place(sizeOf(item, done.to))
      } else if (done.kind === 'draw') {
        if (spot.width > 0 && spot.depth > 0) drawn(spot)
      } else
        select(
          items
            .filter(
              ({ x, y, width, depth }) =>
                x >= spot.x &&
                y >= spot.y &&
                x + width <= spot.x + spot.width &&
                y + depth <= spot.y + spot.depth,
            )
            .map(({ ref }) => ref),
        )
    }
    // The links are for whoever has no scripts.
    const onClick = (event: MouseEvent) => {
      if ((event.target as Element).closest('a')) event.preventDefault()
    }
    const onDrag = (event: DragEvent) => event.preventDefault()
    const onKey = (event: KeyboardEvent) => {
      const ref = (event.target as Element).closest('[data-i]')?.getAttribute('data-i')
      const { items, selected, select, shift, remove, writes } = now.current
      const direction = directionOf[event.key]
      if (event.key === 'Escape') select([])
      else if (writes && event.key === 'Delete' && selected.size > 0) remove()
      else if (ref && (event.key === 'Enter' || event.key === ' ')) select([ref])
      else if (direction && ref && selected.has(ref) && writes) {
        keys.dx += { left: -1, right: 1, up: 0, down: 0 }[direction]
        keys.dy += { left: 0, right: 0, up: -1, down: 1 }[direction]
        nudge(keys.dx, keys.dy)
        clearTimeout(timer)
        timer = setTimeout(() => {
          if (keys.dx !== 0 || keys.dy !== 0) shift(keys.dx, keys.dy)
          keys = { dx: 0, dy: 0 }
        }, 500)
      } else if (direction && ref) {
        const from = items.find((item) => item.ref === ref)
        const next = from && nextTo(from, items, direction)
        if (next) svg.querySelector<SVGElement>(`[data-i="${next.ref}"]`)?.focus()
      } else return
      event.preventDefault()
    }

    svg.addEventListener('pointerdown', onDown)
    svg.addEventListener('pointermove', onMove)
    svg.addEventListener('pointerup', onUp)
    svg.addEventListener('pointercancel', onUp)
    svg.addEventListener('click', onClick)
    svg.addEventListener('dragstart', onDrag)
    svg.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      svg.removeEventListener('pointerdown', onDown)
      svg.removeEventListener('pointermove', onMove)
      svg.removeEventListener('pointerup', onUp)
      svg.removeEventListener('pointercancel', onUp)
      svg.removeEventListener('click', onClick)
      svg.removeEventListener('dragstart', onDrag)
      svg.removeEventListener('keydown', onKey)
    }
  }, [svgRef])
}

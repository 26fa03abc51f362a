import { type Ref, useMemo } from 'react'
import { type Drawing, drawPlan, viewBoxOf } from '../plan/draw-plan'

/** The drawing of a hall, whole in what the server sends. `label` says what it is a plan of. */
export function PlanSvg({
  drawing,
  label,
  svgRef,
}: {
  drawing: Drawing
  label: string
  svgRef?: Ref<SVGSVGElement>
}) {
  const inner = useMemo(() => ({ __html: drawPlan(drawing) }), [drawing])
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of HTML is a drawing full of links
    <svg
      ref={svgRef}
      className="plan"
      viewBox={viewBoxOf(drawing)}
      role="group"
      aria-label={label}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: drawPlan escapes what comes from people
      dangerouslySetInnerHTML={inner}
    />
  )
}

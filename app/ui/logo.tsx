/** Two sides that meet: brackets around one point. */
export function Logo({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="4" className="fill-ink" />
      <path
        d="M7 7v18M7 7h5M7 25h5M25 7v18M25 7h-5M25 25h-5"
        className="stroke-on-ink"
        strokeWidth="2.6"
        fill="none"
        strokeLinecap="square"
      />
      <path d="M10.500 16h11M16 10.500v11" className="stroke-on-ink" strokeWidth="2.6" fill="none" />
    </svg>
  )
}

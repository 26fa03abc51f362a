import { type RefObject, useEffect, useRef, useState } from 'react'

const STOPS = 'a[href], button, input:not([type=hidden]), select, summary'

/**
 * The filters as a sheet on a narrow screen. Without scripts the address's `#filters` opens it; with them
 * it is a dialog: the focus goes in, stays in and comes back, and Escape closes it.
 */
export function useSheet(): { ref: RefObject<HTMLElement>; open: boolean } {
  const ref = useRef<HTMLElement>(null)
  const opener = useRef<HTMLElement | null>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    // Whoever opened it before the scripts had come, or came by such an address, has it open still.
    // A wide screen shows the filters beside the list, and no link that opens them.
    const link = document.querySelector<HTMLElement>('a[href="#filters"]')
    if (location.hash === '#filters' && link?.offsetParent) {
      opener.current = link
      setOpen(true)
    }
    const onClick = (event: MouseEvent) => {
      const target = (event.target as Element).closest<HTMLElement>(
        'a[href="#filters"], #filters a[href="#results"], #filters [data-closes]',
      )
      if (!target) return
      // Choices are in force as soon as they are made: showing the result is closing the sheet.
      event.preventDefault()
      const opens = target.getAttribute('href') === '#filters'
      if (opens) opener.current = target
      setOpen(opens)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])

  useEffect(() => {
    const box = ref.current
    if (!open || !box) return
    box.querySelector<HTMLElement>(STOPS)?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false)
      if (event.key === 'Tab') keepInside(box, event)
    }
    document.addEventListener('keydown', onKey)
    document.body.style.overflow = 'hidden'
    return () => {
      document.removeEventListener('keydown', onKey)
      document.body.style.overflow = ''
      if (location.hash === '#filters')
        history.replaceState(history.state, '', location.pathname + location.search)
      opener.current?.focus()
    }
  }, [open])

  return { ref, open }
}

function keepInside(box: HTMLElement, event: KeyboardEvent) {
  const stops = [...box.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.offsetParent !== null)
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]]
  if (document.activeElement !== from) return
  event.preventDefault()
  to?.focus()
}

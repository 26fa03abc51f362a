import { useEffect } from 'react'

export type Enhancement = {
  /** goes to a path of this site without loading a new document */
  navigate(path: string, options: { keepScroll: boolean }): void
  /** sends a form in the background and shows what it changed */
  send(form: HTMLFormElement, submitter: HTMLElement | null): void
  /** whether a path must be loaded as a document: another language, a file, the API */
  needsDocument(url: URL): boolean
}

/**
 * Makes plain links and forms quick, in one place for the whole site. Pages are written as HTML that
 * works without this. `data-document` on a link or form leaves it to the browser; `data-auto` on a GET
 * form sends it whenever a choice changes (a choice with `data-needs` only when one of those fields is
 * filled); `data-background` on a POST form sends it in place;
 * `data-print` on a button prints the page.
 */
export function useEnhancement({ navigate, send, needsDocument }: Enhancement): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      if ((event.target as Element | null)?.closest('[data-print]')) return print()
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = (event.target as Element | null)?.closest('a')
      // A link in a drawing is the browser's own business too.
      if (!(link instanceof HTMLAnchorElement)) return
      if (!link.href || link.target || link.hasAttribute('download') || 'document' in link.dataset) return
      const url = new URL(link.href)
      if (url.origin !== location.origin || needsDocument(url)) return
      // A jump within the page is the browser's own business.
      if (url.hash && url.pathname === location.pathname && url.search === location.search) return
      event.preventDefault()
      navigate(url.pathname + url.search + url.hash, { keepScroll: 'keepScroll' in link.dataset })
    }

    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement
      if (event.defaultPrevented || 'document' in form.dataset) return
      if (form.method === 'post') {
        if (!('background' in form.dataset)) return
        event.preventDefault()
        send(form, event.submitter)
        return
      }
      const url = new URL(form.action)
      if (url.origin !== location.origin || needsDocument(url)) return
      event.preventDefault()
      const pairs = [...new FormData(form, event.submitter)].filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].trim() !== '',
      )
      const query = new URLSearchParams(pairs).toString()
      navigate(url.pathname + (query && `?${query}`), { keepScroll: event.submitter === null })
    }

    const onChange = (event: Event) => {
      const field = event.target as HTMLInputElement
      const { form } = field
      if (!field.checked && field.dataset.depth) untickBelow(field)
      if (!form || !('auto' in form.dataset)) return
      const needed = field.dataset.needs?.split(' ').map((name) => form.elements.namedItem(name)) ?? []
      if (needed.length > 0 && needed.every((other) => !(other as HTMLInputElement | null)?.value)) return
      form.requestSubmit()
    }

    document.addEventListener('click', onClick)
    document.addEventListener('submit', onSubmit)
    document.addEventListener('change', onChange)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('submit', onSubmit)
      document.removeEventListener('change', onChange)
    }
  }, [navigate, send, needsDocument])
}

/** Taking a branch of a tree away takes away what was chosen below it. */
function untickBelow(box: HTMLInputElement) {
  const boxes = [...(box.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[data-depth]') ?? [])]
  for (const next of boxes.slice(boxes.indexOf(box) + 1)) {
    if (Number(next.dataset.depth) <= Number(box.dataset.depth)) return
    next.checked = false
  }
}

/** Boxes and fields show what the address says, except the one being typed in. */
export function syncFields(): void {
  for (const form of document.forms) {
    if (form.method !== 'get') continue
    for (const field of form.elements) {
      if (field === document.activeElement && field instanceof HTMLInputElement && field.type !== 'checkbox')
        continue
      if (field instanceof HTMLInputElement) {
        if (field.type === 'checkbox' || field.type === 'radio') field.checked = field.defaultChecked
        else if (field.type !== 'hidden') field.value = field.defaultValue
      }
    }
  }
}

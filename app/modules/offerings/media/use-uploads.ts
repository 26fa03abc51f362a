import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { postForm } from '~/ui/post-form'
import type { SavedMediaPage } from './media-view'

type Sending = { field: string; file: File; n: number; of: number }
type Refused = { error?: string | null; errors?: Record<string, string> }

export type Uploads = {
  /** the file on its way, and which of how many it is; null: none */
  sending: { name: string; n: number; of: number } | null
  /** of the last file that was taken */
  answer: SavedMediaPage | null
  /** of the files chosen last: which were not taken, and why, by field */
  failures: Record<string, string>
  send(field: string, files: readonly File[]): void
}

/**
 * Sends files to `url` one after the other, so that one that is refused or lost hinders none of the others. A
 * form sent meanwhile waits for them.
 */
export function useUploads(form: RefObject<HTMLFormElement | null>, url: string, maxBytes: number): Uploads {
  const { t } = useTranslation()
  const [sending, setSending] = useState<Uploads['sending']>(null)
  const [answer, setAnswer] = useState<SavedMediaPage | null>(null)
  const [failures, setFailures] = useState<Record<string, string>>({})
  const waiting = useRef<Sending[]>([])
  const busy = useRef(false)
  const submitter = useRef<HTMLElement | null | undefined>(undefined)

  useEffect(() => {
    const element = form.current
    const onSubmit = (event: SubmitEvent) => {
      if (!busy.current) return
      event.preventDefault()
      submitter.current = event.submitter
    }
    element?.addEventListener('submit', onSubmit)
    return () => element?.removeEventListener('submit', onSubmit)
  }, [form])

  const fail = (field: string, name: string, why: string) =>
    setFailures((before) => {
      const line = t('media.refusedFile', { name, why })
      return { ...before, [field]: before[field] ? `${before[field]}\n${line}` : line }
    })

  async function sendOne({ field, file }: Sending) {
    if (file.size > maxBytes)
      return fail(field, file.name, t('errors.file_too_large', { megabytes: maxBytes / 1_048_576 }))
    const body = new FormData()
    body.append('act', 'save')
    body.append(field, file)
    try {
      const response = await postForm(url, body)
      const said = (await response.json()) as SavedMediaPage & Refused & { refused?: string }
      if (!response.ok) return fail(field, file.name, said.errors?.[field] ?? said.error ?? t('media.lost'))
      setAnswer(said)
      const why = said.page.errors[field]
      if (why)
        setFailures((before) => ({ ...before, [field]: before[field] ? `${before[field]}\n${why}` : why }))
    } catch {
      fail(field, file.name, t('media.lost'))
    }
  }

  async function work() {
    busy.current = true
    for (let next = waiting.current.shift(); next; next = waiting.current.shift()) {
      setSending({ name: next.file.name, n: next.n, of: next.of })
      await sendOne(next)
    }
    setSending(null)
    busy.current = false
    const button = submitter.current
    submitter.current = undefined
    if (button !== undefined) form.current?.requestSubmit(button)
  }

  return {
    sending,
    answer,
    failures,
    send(field, files) {
      if (!busy.current) setFailures({})
      waiting.current.push(...files.map((file, index) => ({ field, file, n: index + 1, of: files.length })))
      if (!busy.current) void work()
    },
  }
}

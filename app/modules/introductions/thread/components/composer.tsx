import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button } from '~/ui/button'
import { Textarea } from '~/ui/field'
import { FormErrors } from '~/ui/form'
import { MAX_MESSAGE } from '../message'
import { ComposerTools } from './composer-tools'
import type { ThreadView } from './thread-panel'

const FORM = 'write'

/**
 * Where a message is written, at the foot of the window. `send` takes it over once the page has come to life; before,
 * and without scripts, the form itself is sent. What is being written is kept over a reload.
 */
export function Composer({
  view,
  state,
  box,
  send,
}: {
  view: ThreadView
  state: FormState | undefined
  box: RefObject<HTMLTextAreaElement>
  send: ((message: { body: string; file: File | undefined }) => void) | null
}) {
  const { t } = useTranslation()
  const [file, choose] = useState<File | undefined>()
  const draftKey = `${view.keep} draft`
  const sent = state?.values.body
  const begun = (Array.isArray(sent) ? sent[0] : sent) ?? view.draft

  useEffect(() => {
    const kept = keptDraft(draftKey)
    if (box.current && box.current.value === '' && kept) box.current.value = kept
  }, [box, draftKey])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!send || !box.current) return
    event.preventDefault()
    const body = box.current.value.trim()
    if (body === '' && !file) return box.current.focus()
    send({ body, file })
    box.current.value = ''
    keepDraft(draftKey, '')
    choose(undefined)
    event.currentTarget.reset()
    box.current.value = ''
    box.current.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    box.current?.form?.requestSubmit()
  }
  const fill = (text: string) => {
    const area = box.current
    if (!area) return
    area.value = area.value.trim() === '' ? text : `${area.value.trimEnd()}\n${text}`
    keepDraft(draftKey, area.value)
    area.focus()
  }

  return (
    <div
      id="compose"
      className="border-line-strong bg-canvas no-print sticky bottom-0 z-10 -mx-4 grid gap-2 border-t px-4 py-2 md:mx-0 md:px-0"
    >
      <FormErrors state={state}>
        <form
          id={FORM}
          method="post"
          action={view.path}
          encType="multipart/form-data"
          onSubmit={submit}
          className="contents"
        >
          <input type="hidden" name="act" value="send" />
          <input type="hidden" name="clientId" value={view.clientId} />
          <label htmlFor="field-body" className="sr-only">
            {t('thread.body')}
          </label>
          <Textarea
            areaRef={box}
            id="field-body"
            name="body"
            rows={2}
            maxLength={MAX_MESSAGE}
            defaultValue={begun}
            placeholder={t('thread.bodyHint')}
            onInput={(event) => keepDraft(draftKey, event.currentTarget.value)}
            onKeyDown={onKeyDown}
            className="max-h-40 resize-y"
          />
        </form>
        <ComposerTools view={view} form={FORM} fill={send ? fill : null} file={file} choose={choose}>
          <Button look="main" form={FORM} className="ml-auto">
            {t('thread.send')}
          </Button>
        </ComposerTools>
      </FormErrors>
    </div>
  )
}

function keptDraft(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function keepDraft(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // Forbidden or full: it stands in the box all the same.
  }
}

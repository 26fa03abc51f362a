import { useCallback, useEffect, useRef, useState } from 'react'
import { keepPage } from '~/ui/keep-page'
import { newClientId } from '~/ui/new-client-id'
import { sendLines } from '../../../offline/answer'
import { Outbox } from '../../../offline/outbox'
import { useSyncing } from '../../../offline/use-syncing'
import { MOST_NOTES, type NoteLine, type SentNote } from '../record'
import { type KeptNote, NoteStore, type NotesOwner } from './note-store'

/** Where notes are sent to, and which page opens without the network. */
export type NotebookView = NotesOwner & { notesPath: string; page: string }

/** Notes on this device. */
export type Notebook = {
  outbox: Outbox<KeptNote, SentNote>
  /** the device keeps nothing: notes last as long as the page */
  keepsNothing: boolean
  online: boolean
  /** the page opens without the network as well */
  kept: boolean
  /** of one meeting: the last note that was made here, as long as it tells more than the server's record */
  lastOf(request: number): KeptNote | null
  note(line: Omit<NoteLine, 'id' | 't'>, other: string): Promise<void>
  sync(): void
  /** sends one that was refused again, or gives it up */
  retry(note: KeptNote): void
  discard(note: KeptNote): void
}

/**
 * The notes of this device for whoever reads the page; null until the page has come to life. `sent`: the server has
 * something new. `keeps`: this is the page that is to open without the network.
 */
export function useNotebook(
  view: NotebookView | null,
  { keeps, sent }: { keeps: boolean; sent(): void },
): Notebook | null {
  const [parts, setParts] = useState<{ outbox: Notebook['outbox']; store: NoteStore | null } | null>(null)
  const [, setVersion] = useState(0)
  const [kept, setKept] = useState(false)
  const { person, organisation, eventId, stopId, notesPath, page } = view ?? nobody

  const keptOnce = useRef(false)

  useEffect(() => {
    if (person === 0) return
    let ended = false
    let opened: NoteStore | null = null
    const begin = async () => {
      opened = await NoteStore.open({ person, organisation, eventId, stopId }).catch(() => null)
      const store = opened
      const outbox = new Outbox<KeptNote, SentNote>({
        most: MOST_NOTES,
        put: async (note) => store?.put(note),
        send: async (notes) => {
          const lines = notes.map(({ id, t, r, o, s, g, n }) => ({ id, t, r, o, s, g, n }))
          const whose = { person: String(person), organisation: String(organisation) }
          return ((await sendLines(notesPath, lines, whose)) as { notes: SentNote[] }).notes
        },
        answered: (note, answer) => {
          note.answer = answer ?? null
        },
        changed: () => !ended && setVersion((before) => before + 1),
      })
      outbox.items.push(...((await store?.read()) ?? []))
      if (ended) return store?.close()
      setParts({ outbox, store })
    }
    void begin()
    return () => {
      ended = true
      opened?.close()
      setParts(null)
    }
  }, [person, organisation, eventId, stopId, notesPath])

  const sync = useCallback(() => {
    if (!parts) return
    const { outbox } = parts
    const waiting = outbox.waiting
    const hasNews = () => outbox.waiting < waiting
    const keep = async () => {
      if (!keeps || (keptOnce.current && !hasNews())) return
      const keeping = await keepPage(page).catch(() => 'not kept')
      keptOnce.current = keeping === 'kept'
      setKept(keptOnce.current)
      // A browser may say that there is a network where nothing answers.
      if (keeping === 'offline') throw new Error('offline')
    }
    void outbox.sync(keep).then(() => {
      if (hasNews()) sent()
    })
  }, [parts, keeps, page, sent])
  const online = useSyncing(sync, { cut: parts?.outbox.trouble === 'offline' })

  if (!parts) return null
  const { outbox, store } = parts
  const change = () => setVersion((before) => before + 1)
  return {
    ...{ outbox, keepsNothing: store === null, online, kept, sync },
    lastOf: (request) => outbox.items.findLast(({ r }) => r === request) ?? null,
    async note(line, other) {
      // A note that was refused gives way to the next one of its meeting.
      for (const old of outbox.items.filter(({ r, answer }) => r === line.r && answer?.refused))
        await drop(old)
      await outbox.add({ ...line, id: newClientId(), t: Date.now(), sent: false, other, answer: null })
      sync()
    },
    retry(note) {
      note.sent = false
      note.answer = null
      void store?.put(note)
      sync()
    },
    discard: (note) => void drop(note).then(change),
  }

  async function drop(note: KeptNote) {
    const at = outbox.items.indexOf(note)
    if (at >= 0) outbox.items.splice(at, 1)
    await store?.remove(note.id)
  }
}

const nobody: NotebookView = { person: 0, organisation: 0, eventId: 0, stopId: null, notesPath: '', page: '' }

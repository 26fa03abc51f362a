import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

export type ReceivedMail = {
  from: string
  recipients: string[]
  /** unfolded and decoded, by lower-case name; of several with one name, all */
  headers: Map<string, string[]>
  text: string
}

export type TestMailServer = {
  readonly url: string
  readonly received: ReceivedMail[]
  /** what it does with a recipient: null accepts, an error with `responseCode` refuses */
  refuse: (address: string) => (Error & { responseCode?: number }) | null
  /** runs when a mail is there whole, before the server says that it took it */
  beforeAccept: (mail: ReceivedMail) => Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** A real SMTP server on loopback, on one port for as long as the file's tests run. */
export function useMailServer(): TestMailServer {
  let server: SMTPServer | undefined
  let port = 0
  const received: ReceivedMail[] = []
  const mails: TestMailServer = {
    received,
    get url() {
      return `smtp://127.0.0.1:${port}`
    },
    refuse: () => null,
    beforeAccept: async () => {},
    async start() {
      const begun = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS', 'AUTH'],
        onRcptTo: ({ address }, _session, done) => done(mails.refuse(address)),
        onData(stream, { envelope }, done) {
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            const mail = readMail(Buffer.concat(parts).toString('utf8'), {
              from: envelope.mailFrom ? envelope.mailFrom.address : '',
              recipients: envelope.rcptTo.map(({ address }) => address),
            })
            received.push(mail)
            mails.beforeAccept(mail).then(() => done(), done)
          })
        },
      })
      // A client that goes away in the middle is what some tests are about.
      begun.on('error', () => {})
      await new Promise<void>((resolve) => begun.listen(port, '127.0.0.1', resolve))
      port = (begun.server.address() as AddressInfo).port
      server = begun
    },
    async stop() {
      const ending = server
      server = undefined
      if (ending) await new Promise<void>((resolve) => ending.close(resolve))
    },
  }
  afterAll(() => mails.stop())
  return mails
}

function readMail(source: string, envelope: { from: string; recipients: string[] }): ReceivedMail {
  const end = source.indexOf('\r\n\r\n')
  const headers = new Map<string, string[]>()
  for (const line of source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), decodeWords(value)])
  }
  const body = source.slice(end + 4)
  const encoding = headers.get('content-transfer-encoding')?.[0] ?? ''
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : body
  return { ...envelope, headers, text: encoding === 'quoted-printable' ? decodeQuoted(text) : text }
}

/** RFC 2047: what a header says that is not ASCII. */
const decodeWords = (value: string) =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(coded, 'base64').toString('utf8')
        : decodeQuoted(coded.replaceAll('_', ' ')),
    )

const decodeQuoted = (text: string) =>
  text
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))

import path from 'node:path'
import { needSchema, needsOfJson, readNeedRecord } from '~/modules/needs/index.server'
import { offeringSchema, offeringsOfJson, readOfferingRecord } from '~/modules/offerings/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import { readRecordFile } from '~/modules/vocabulary/index.server'
import type { NeedContent } from '~db/write-needs.server'
import type { OfferingContent } from '~db/write-offerings.server'

export type Samples = { offerings: OfferingContent[]; needs: { content: NeedContent; teamType: string }[] }

/** What the sample files say, read with the importer's eyes. */
export async function readSamples(folder: string, vocabulary: Vocabulary): Promise<Samples> {
  const supply = await readJson(path.join(folder, 'offerings.json'))
  const { records, enterprises } = offeringsOfJson(supply, vocabulary)
  const offeringContext = { vocabulary, schema: offeringSchema(vocabulary), enterprises, reference: false }
  const needContext = { vocabulary, schema: needSchema(vocabulary), reference: false }
  const needs = needsOfJson(await readJson(path.join(folder, 'needs.json')))
  return {
    offerings: records.flatMap((record) => readOfferingRecord(record, offeringContext).record?.content ?? []),
    needs: needs.flatMap((record) => {
      const read = readNeedRecord(record, needContext).record
      return read ? [{ content: read.content, teamType: read.team.teamType ?? 'LOC' }] : []
    }),
  }
}

async function readJson(file: string): Promise<unknown> {
  const read = await readRecordFile(file)
  return read.kind === 'json' ? read.content : null
}

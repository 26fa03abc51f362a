import { sql } from 'kysely'
import type { Vocabulary } from '~/modules/vocabulary'
import { chunks } from '~db/bulk.server'
import type { Db, Tx } from '~db/client.server'
import { takeLock } from '~db/locks.server'
import { insertNeeds } from '~db/write-needs.server'
import { insertOfferings, keepVersions } from '~db/write-offerings.server'
import { insertOrganisations } from '~db/write-organisations.server'
import { makeNeed } from './make-needs'
import { makeOffering } from './make-offerings'
import { enterpriseName, teamName } from './names'
import { Random } from './random'
import type { Samples } from './samples'

export type WorldSize = { offerings: number; needs: number; seed: number }

/** The database holds generated rows already, of this seed or (without `again`) of any. */
export class WorldThereError extends Error {}

const CHUNK = 2_000
const OFFERINGS_EACH = 25
const NEEDS_EACH = 4
/** Rows are spread over the three years before this time. */
const NEWEST = Date.parse('2026-11-20T08:00:00Z')
const SPREAD = 3 * 365 * 24 * 60 * 60 * 1_000

const source = { title: '生成的虚构数据 Generated, fictitious' }

/**
 * Writes an invented world of any size in one transaction; the same seed gives the same rows. Nothing is marked
 * for the index: a reindex follows. External ids are G<seed>-O000001, G<seed>-N00001.
 * @throws WorldThereError
 */
export async function writeWorld(
  db: Db,
  vocabulary: Vocabulary,
  samples: Samples,
  size: WorldSize,
  { again, progress }: { again: boolean; progress: (line: string) => void },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await takeLock(tx, 'world')
    await refuseSecond(tx, size.seed, again)
    await skipForeignKeyChecks(tx)
    const random = new Random(size.seed)
    await writeOfferings(tx, vocabulary, samples, size, random, progress)
    await writeNeeds(tx, vocabulary, samples, size, random, progress)
  })
}

/**
 * Checking every reference is half the work of a large world, and every code here comes from the vocabulary
 * just read. Only a superuser may leave the checks out; for others they stay.
 */
async function skipForeignKeyChecks(tx: Tx): Promise<void> {
  const { rows } = await sql<{ superuser: boolean }>`
    select rolsuper as superuser from pg_roles where rolname = current_user
  `.execute(tx)
  if (rows[0]?.superuser) await sql`set local session_replication_role = replica`.execute(tx)
}

async function refuseSecond(tx: Tx, seed: number, again: boolean): Promise<void> {
  const of = (prefix: string) =>
    tx
      .selectFrom('organisations')
      .select('external_id')
      .where('external_id', 'like', prefix)
      .limit(1)
      .executeTakeFirst()
  if (await of(`G${seed}-%`)) throw new WorldThereError(`the world of seed ${seed} is there already`)
  const other = await of('G%-E%')
  if (other && !again)
    throw new WorldThereError(`generated rows (${other.external_id}) are there already: --again adds to them`)
}

const pad = (number: number, digits: number) => String(number).padStart(digits, '0')

async function writeOfferings(
  tx: Tx,
  vocabulary: Vocabulary,
  samples: Samples,
  { offerings, seed }: WorldSize,
  random: Random,
  progress: (line: string) => void,
): Promise<void> {
  if (offerings === 0) return
  const regions = [...vocabulary.regions.keys()]
  const taken = new Set<string>()
  const enterprises = Array.from({ length: Math.ceil(offerings / OFFERINGS_EACH) }, (_one, index) => {
    const name = enterpriseName(random, taken)
    return {
      externalId: `G${seed}-E${pad(index + 1, 5)}`,
      kind: 'enterprise' as const,
      nameZh: name.zh,
      nameEn: name.en,
      region: random.pick(regions),
      teamType: null,
      sizeZh: random.pick(['小型', '小型', '中型', '中型', '大型']),
      qualificationZh: random.pick(['高新技术企业', '专精特新“小巨人”企业', '制造业单项冠军企业', null]),
      sample: true,
      source,
    }
  })
  const ids = await insertOrganisations(tx, enterprises)
  const numbers = Array.from({ length: offerings }, (_one, index) => index)
  for (const chunk of chunks(numbers, CHUNK)) {
    const inserted = await insertOfferings(
      tx,
      chunk.map((number) => {
        const owner = random.whole(0, enterprises.length - 1)
        const at = new Date(NEWEST - Math.floor(random.next() * SPREAD))
        return {
          ...makeOffering(
            random,
            vocabulary,
            samples.offerings,
            enterprises[owner]?.region ?? random.pick(regions),
          ),
          externalId: `G${seed}-O${pad(number + 1, 6)}`,
          organisationId: ids[owner] as number,
          state: 'published' as const,
          reference: false,
          sample: true,
          source,
          publishedAt: at,
          at,
        }
      }),
    )
    await keepVersions(tx, inserted)
    progress(`${(chunk.at(-1) ?? 0) + 1} of ${offerings} offerings`)
  }
}

async function writeNeeds(
  tx: Tx,
  vocabulary: Vocabulary,
  samples: Samples,
  { needs, seed }: WorldSize,
  random: Random,
  progress: (line: string) => void,
): Promise<void> {
  if (needs === 0) return
  const regions = [...vocabulary.regions.keys()]
  const taken = new Set<string>()
  const byType = new Map<string, Samples['needs']>()
  for (const need of samples.needs) byType.set(need.teamType, [...(byType.get(need.teamType) ?? []), need])
  const types = [...byType.keys()]
  const teams = Array.from({ length: Math.ceil(needs / NEEDS_EACH) }, (_one, index) => {
    const code = random.pick(types)
    const name = teamName(
      random,
      vocabulary.teamTypes.get(code) ?? { zh: '救援队', en: 'Rescue Team' },
      taken,
    )
    return {
      externalId: `G${seed}-R${pad(index + 1, 5)}`,
      kind: 'rescue_team' as const,
      nameZh: name.zh,
      nameEn: name.en,
      region: random.pick(regions),
      teamType: code,
      sizeZh: null,
      qualificationZh: null,
      sample: true,
      source,
    }
  })
  const ids = await insertOrganisations(tx, teams)
  const numbers = Array.from({ length: needs }, (_one, index) => index)
  for (const chunk of chunks(numbers, CHUNK)) {
    await insertNeeds(
      tx,
      chunk.map((number) => {
        const owner = random.whole(0, teams.length - 1)
        const team = teams[owner]
        const own = byType.get(team?.teamType ?? '') ?? samples.needs
        const at = new Date(NEWEST - Math.floor((random.next() * SPREAD) / 6))
        const contents = own.map(({ content }) => content)
        return {
          ...makeNeed(random, vocabulary, contents, team?.region ?? random.pick(regions)),
          externalId: `G${seed}-N${pad(number + 1, 5)}`,
          organisationId: ids[owner] as number,
          state: 'open' as const,
          reference: false,
          sample: true,
          source,
          publishedAt: at,
          at,
        }
      }),
    )
    progress(`${(chunk.at(-1) ?? 0) + 1} of ${needs} needs`)
  }
}

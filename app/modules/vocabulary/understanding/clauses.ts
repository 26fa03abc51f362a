/**
 * What is asked for and what is only told. `油罐离河五公里,水跟不上,想找能远距离送水的系统`: the last part names
 * what is wanted; the others say why. Where a text has both, the told parts count less.
 */
const ASKING =
  /想|需要|急需|怎么|怎样|如何|有没有(?!人|活|毒|火|水|漏|信号|幸存|生命)|有什么|求(?!救)|推荐|要(?!是|不是|么)|找(?!不到)|希望|能不能|可不可以|什么办法|哪种|哪些|配(?!电)|买|\b(?:need|needs|want|wants|looking for|can|could|how|which|what|should|recommend|something|is there|are there|find us|get us|give us|must|have to|has to|we would like|suggest|we require|require|looking)\b/u
const CUT =
  /[,。;;!?!?、\n]|\.(?!\d)|\b(?:but|so that|and(?= (?:i|we|they|the|there|it|he|she)\b)|so(?= (?:i|we|they)\b)|because|while|when|after|before(?= the fire)|that|which(?= truck| one| tool| unit| device| machine))\b/gu

/** How much what is told counts beside what is asked. */
const TOLD = 0.55

export type Clause = { start: number; end: number; weight: number }

/** The clauses of a normalised text with their weights; all 1 where nothing, or everything, asks. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  for (const cut of text.matchAll(CUT)) {
    const keep = /^\p{L}/u.test(cut[0])
    clauses.push({ start, end: cut.index, weight: 1 })
    start = keep ? cut.index : cut.index + cut[0].length
  }
  clauses.push({ start, end: text.length, weight: 1 })
  const kept = clauses.filter((clause) => clause.end - clause.start > 1)
  if (text.length < 14) return kept
  const asks = kept.map(({ start: from, end }) => ASKING.test(text.slice(from, end)))
  if (asks.every(Boolean) || !asks.some(Boolean)) return kept
  return kept.map((clause, at) => ({ ...clause, weight: asks[at] ? 1 : TOLD }))
}

/** The weight of the clause in which something stands: the best one where it reaches over several. */
export function weightAt(clauses: readonly Clause[], start: number, end: number): number {
  let most = 0
  for (const clause of clauses)
    if (start < clause.end && end > clause.start) most = Math.max(most, clause.weight)
  return most === 0 ? 1 : most
}

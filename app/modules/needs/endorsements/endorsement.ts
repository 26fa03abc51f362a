/** A team that shares another team's need: so many more. */
export type Endorsement = {
  organisationId: number
  nameZh: string
  nameEn: string
  quantity: number
  note: string
  at: Date
}

/** Needs of teams that will be at an event. */
export const attending = {
  title: '到场队伍的需求',
  description: '登记参加{{title}}的救援队伍公开的装备需求。',
  lead: '登记到场的救援队伍已公开、仍在征集的需求，最紧急的在前。',
  found: '{{n}} 项需求',
  none: '还没有到场队伍的需求',
  noneText: '救援队伍登记参观后，队伍已公开的需求会列在这里。',
  notFound: '没有符合条件的需求',
  all: '查看全部需求',
}

/** News of an event, as everybody reads it. */
export const news = {
  title: '新闻',
  description: '{{title}}的新闻和通知。',
  none: '还没有新闻',
  noneText: '主办方发布的新闻和通知会列在这里。',
  feed: '订阅新闻（Atom）',
  latest: '最新消息',
  withdrawn: '已撤回的新闻',
  withdrawnTitle: '这条新闻已由主办方撤回',
  withdrawnText: '它的内容不再有效，请以活动页和其他新闻为准。',
  toEvent: '看活动页',
  toAll: '全部新闻',
}

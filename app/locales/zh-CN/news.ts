/** News of an event, as everybody reads it. */
export const news = {
  title: '新闻',
  description: '{{title}}的新闻和通知。',
  none: '还没有新闻',
  noneText: '主办方发布的新闻和通知会列在这里。',
  feed: '订阅新闻（Atom）',
  latest: '最新消息',
}

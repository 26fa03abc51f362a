/** What is wrong with a field, by the rule it broke. */
export const form = {
  check: '有内容需要改正，填写的其他内容都保留着。',
  required: '请填写这一项。',
  too_small: '太短，至少 {{n}} 个字符。',
  too_big: '太长，最多 {{n}} 个字符。',
  choice: '请从列出的选项中选择。',
  invalid: '这一项的格式不对。',
  email: '请填写完整的邮箱地址，例如 name@example.com。',
  token: '这个链接不完整，请从邮件里重新打开。',
  password_too_short: '密码太短，至少 10 个字符。',
  password_too_long: '密码太长，最多 200 个字符。',
  password_too_common: '这个密码太容易猜到：不要只用常见词、连续数字或自己的姓名邮箱。',
  passkey: '没有收到通行密钥的结果，请再试一次。',
}

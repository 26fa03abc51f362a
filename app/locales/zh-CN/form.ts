/** What is wrong with a field, by the rule it broke. */
export const form = {
  check: '有内容需要改正，填写的其他内容都保留着。',
  required: '请填写这一项。',
  too_small: '太短，至少 {{n}} 个字符。',
  too_big: '太长，最多 {{n}} 个字符。',
  choice: '请从列出的选项中选择。',
  invalid: '这一项的格式不对。',
  email: '请填写完整的邮箱地址，例如 name@example.com。',
  credit_code_length: '统一社会信用代码是 18 位，请对照营业执照检查有没有多写或漏写。',
  credit_code_letter:
    '代码里有不会出现的字符：只用数字和大写字母，没有 I、O、S、V、Z（容易与 1、0、5、2 混淆）。',
  credit_code_region: '第 3 到 8 位应是数字（登记机关所在地），请对照营业执照检查。',
  credit_code_check: '最后一位校验不符，有一位写错了，请对照营业执照逐位检查。',
  website: '请填写网站地址，例如 www.example.com。',
  phone: '请填写电话号码，例如 0731-8888 6666 或 +86 138 0000 0000。',
  contact_name: '请填写联系人姓名。',
  contact_way: '请填写邮箱或电话，至少一项。',
  token: '这个链接不完整，请从邮件里重新打开。',
  password_too_short: '密码太短，至少 10 个字符。',
  password_too_long: '密码太长，最多 200 个字符。',
  password_too_common: '这个密码太容易猜到：不要只用常见词、连续数字或自己的姓名邮箱。',
  passkey: '没有收到通行密钥的结果，请再试一次。',
}

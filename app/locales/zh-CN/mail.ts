/** The mails we send. */
export const mail = {
  invitationSubject: '聚援：{{organisation}}邀请您加入',
  invitationText:
    '您好：\n\n{{inviter}}邀请您在聚援以“{{role}}”的身份加入{{organisation}}。请打开下面的链接，用这个邮箱登录或注册后接受（{{days}} 天内有效）：\n\n{{link}}\n\n如果不认识对方，不必理会这封邮件。\n\n聚援',
  verifySubject: '聚援：请确认邮箱',
  verifyText:
    '{{name}}，您好：\n\n有人用这个邮箱在聚援注册。请打开下面的链接确认（48 小时内有效）：\n\n{{link}}\n\n如果不是您本人，请不要打开链接，账号不会生效。\n\n聚援',
  alreadySubject: '聚援：这个邮箱已经注册',
  alreadyText:
    '{{name}}，您好：\n\n有人用这个邮箱在聚援注册，但它已经有账号了。请直接登录：\n\n{{link}}\n\n忘记密码时：\n\n{{reset}}\n\n如果不是您本人，不必理会这封邮件。\n\n聚援',
  resetSubject: '聚援：设置新密码',
  resetText:
    '{{name}}，您好：\n\n请打开下面的链接设置新密码（1 小时内有效，只能用一次）：\n\n{{link}}\n\n如果不是您要求的，不必理会这封邮件，原密码不变。\n\n聚援',
  passwordChangedSubject: '聚援：密码已更改',
  passwordChangedText:
    '{{name}}，您好：\n\n您的密码刚刚更改，所有设备上的登录都已退出。\n\n如果不是您本人操作，请立即重新设置密码：\n\n{{reset}}\n\n聚援',
  decisionReason: '\n说明：{{reason}}\n',
  suspendedSubject: '聚援：“{{organisation}}”已停用',
  suspendedText:
    '{{name}}，您好：\n\n“{{organisation}}”已停用：发布的内容不再公开，成员只能查看。\n{{reason}}\n{{link}}\n\n聚援',
  restoredSubject: '聚援：“{{organisation}}”已恢复',
  restoredText: '{{name}}，您好：\n\n“{{organisation}}”已恢复到停用前的状态。\n{{reason}}\n{{link}}\n\n聚援',
  totp_added: '手机验证码已开启',
  totp_removed: '手机验证码已关闭',
  passkey_added: '添加了通行密钥',
  passkey_removed: '移除了通行密钥',
  recovery_codes_replaced: '换了一套恢复码',
  factorSubject: '聚援：{{what}}',
  factorText:
    '{{name}}，您好：\n\n您的账号刚刚有变动：{{what}}。在这里查看：\n\n{{link}}\n\n如果不是您本人操作，请立即重新设置密码，再到上面的页面检查：\n\n{{reset}}\n\n聚援',
  changeEmailSubject: '聚援：请确认新邮箱',
  changeEmailText:
    '{{name}}，您好：\n\n您要把聚援账号的邮箱改为这个地址。请打开下面的链接确认（24 小时内有效）：\n\n{{link}}\n\n如果不是您本人，不必理会这封邮件，邮箱不会更改。\n\n聚援',
  emailChangingSubject: '聚援：您的账号要换邮箱',
  emailChangingText:
    '{{name}}，您好：\n\n有人登录您的聚援账号，要把邮箱改为 {{email}}。新邮箱确认后就会生效。\n\n如果是您本人，不必理会这封邮件。\n\n如果不是，请打开下面的链接（72 小时内有效）：邮箱会保持或改回这个地址，所有登录都会退出，原密码作废。\n\n{{link}}\n\n聚援',
}

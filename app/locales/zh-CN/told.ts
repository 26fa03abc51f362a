/** What people are told, each in a line, and beside it (`_text`) as its mail tells it. */
export const told = {
  organisation_verified: '“{{organisation}}”已通过核验',
  organisation_verified_text: '“{{organisation}}”提交的资料已通过核验，已经生效。{{reason}}',
  organisation_returned: '“{{organisation}}”的资料被退回',
  organisation_returned_text: '“{{organisation}}”提交的资料没有通过，请按说明修改后重新提交。{{reason}}',
  offering_published: '“{{offering}}”已发布',
  offering_published_text: '“{{offering}}”已通过审核并发布。',
  offering_returned: '“{{offering}}”需要修改',
  offering_returned_text: '“{{offering}}”没有通过审核，请按下面的意见修改后再次提交：\n{{reasons}}',
  need_reminder: '“{{need}}”将于 {{day}} 到期',
  need_reminder_text: '你们的需求“{{need}}”有效至 {{day}}，过期后自动撤回。如果仍然需要，请续期。',
  need_lapsed: '“{{need}}”已到期撤回',
  need_lapsed_text: '你们的需求“{{need}}”于 {{day}} 到期，没有续期，已自动撤回。内容仍在。',
  need_endorsed: '{{team}}附议了“{{need}}”',
  need_endorsed_text: '{{team}}附议了你们的需求“{{need}}”，数量 {{n}}。\n说明：{{note}}',
}

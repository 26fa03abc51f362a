import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { expect, overflow, seriousFaults, test } from './check-page'

const password = '三年前在郑州的那个夏天'

/** The path of the link in the newest mail to an address, from the table: no mail server stands behind the tests. */
async function mailedPath(email: string): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ body_text: string }>(
      'select body_text from mails where to_address = $1 order by id desc limit 1',
      [email],
    )
    const link = /https?:\/\/\S+token=[\w-]+/.exec(rows[0]?.body_text ?? '')?.[0] ?? ''
    const { pathname, search } = new URL(link)
    return pathname + search
  } finally {
    await client.end()
  }
}

async function expectGood(page: Page) {
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await seriousFaults(page)).toEqual([])
}

test.skip(!process.env.DATABASE_URL, 'the link of a mail is read from the database')

test('from registering to signing in with a code and with a passkey', { tag: '@phone' }, async ({
  page,
  context,
  baseURL,
}) => {
  test.slow()
  // Passkeys are bound to a name; an address in digits has none.
  const site = (baseURL ?? '').replace('127.0.0.1', 'localhost')
  const email = `e2e-${randomBytes(5).toString('hex')}@example.com`
  const debug = await context.newCDPSession(page)
  await debug.send('WebAuthn.enable')
  await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const withPassword = async () => {
    await page.goto(`${site}/sign-in`)
    await page.getByLabel('邮箱').fill(email)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
  }
  const signOut = async () => {
    await page.goto(`${site}/account`)
    await page.getByRole('button', { name: '退出登录' }).click()
    await expect(page).toHaveURL(`${site}/`)
  }

  await page.goto(`${site}/register`)
  await page.getByLabel('姓名').fill('周敏')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '注册' }).click()
  await expect(page.getByRole('heading', { name: '请查收邮件' })).toBeVisible()
  await page.goto(site + (await mailedPath(email)))
  await page.getByRole('button', { name: '确认邮箱' }).click()
  await expect(page.getByText('邮箱已确认')).toBeVisible()

  await withPassword()
  await expect(page).toHaveURL(`${site}/account`)
  await expect(page.getByText('没有开启两步验证')).toBeVisible()
  await expectGood(page)

  await page.getByRole('navigation', { name: '我的账号' }).getByRole('link', { name: '两步验证' }).click()
  await page.getByRole('button', { name: '开始设置' }).click()
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await expectGood(page)
  const secret = Secret.fromBase32((await page.locator('[data-secret]').innerText()).replace(/\s/g, ''))
  const code = (ahead: number) => TOTP.generate({ secret, timestamp: Date.now() + ahead * 1000 })
  await page.getByRole('textbox', { name: '验证码' }).fill(code(0))
  await page.getByRole('button', { name: '开启', exact: true }).click()
  await expect(page.locator('[data-codes] li')).toHaveCount(10)
  const recovery = (await page.locator('[data-codes] li').first().innerText()).trim()
  await expectGood(page)
  await page.getByRole('link', { name: '已经保存好了' }).click()
  await expect(page.getByText('还有 10 个没有用过')).toBeVisible()
  await signOut()

  await withPassword()
  await expect(page).toHaveURL(`${site}/sign-in/second-factor`)
  await expectGood(page)
  // The code of the half minute of the set-up is used; the next one is good already.
  await page.getByRole('textbox', { name: '验证码' }).fill(code(30))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(`${site}/account`)

  await page.getByRole('navigation', { name: '我的账号' }).getByRole('link', { name: '通行密钥' }).click()
  await page.getByLabel('名称').fill('值班室电脑')
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await expect(page.getByText('值班室电脑', { exact: true })).toBeVisible()
  await expect(page).toHaveURL(/passkeys\?added$/)
  await expectGood(page)
  await signOut()

  await page.goto(`${site}/sign-in`)
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await expect(page).toHaveURL(`${site}/account`)
  await expect(page.getByText('已开启两步验证')).toBeVisible()
  await signOut()

  await withPassword()
  await page.getByRole('button', { name: '使用通行密钥' }).click()
  await expect(page).toHaveURL(`${site}/account`)
  await signOut()

  await withPassword()
  await page.getByRole('textbox', { name: '验证码' }).fill(recovery.toUpperCase())
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(`${site}/account`)
  await page.goto(`${site}/account/second-factor`)
  await expect(page.getByText('还有 9 个没有用过')).toBeVisible()
  await expectGood(page)

  await page.goto(`${site}/account/sessions`)
  await expect(page.getByText('这台设备', { exact: true })).toBeVisible()
  await expectGood(page)
  await page.goto(`${site}/en/account/delete`)
  await page.getByRole('textbox').fill(email)
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page.getByText('The account is deleted.')).toBeVisible()
})

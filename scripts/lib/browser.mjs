// Chromium for the browser tests: the machine's own, else Debian's, else Playwright's; and a font for Chinese.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { isRoot, runChild } from './children.mjs'
import { at } from './paths.mjs'
import { Stop, say, step } from './report.mjs'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const canInstall = isRoot && existsSync('/usr/bin/apt-get')

/** Resolves with the path of a Chromium, or with null when Playwright is to use its own. */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM
  if (named && !existsSync(named)) throw new Stop(`CHROMIUM=${named} does not exist`)
  const found = named ?? usual.find(existsSync)
  if (found) {
    await ensureChineseFont()
    return found
  }
  if (canInstall) return installFromDebian()
  await ensureChineseFont()
  await step(
    'installing Chromium (Playwright)',
    () => mustRun('npx', ['playwright', 'install', 'chromium']),
    { slow: true },
  )
  return null
}

async function installFromDebian() {
  await aptInstall('Chromium', ['chromium', ...(hasChineseFont() ? [] : [font])])
  const found = usual.find(existsSync)
  if (!found) throw new Stop('apt-get installed no Chromium: set CHROMIUM to the path of one')
  return found
}

const font = 'fonts-noto-cjk'

/** Without one, Chinese is boxes and every width in the pages is another. */
async function ensureChineseFont() {
  if (hasChineseFont()) return
  if (canInstall) await aptInstall('a font for Chinese', [font])
  else say(`  ! no font for Chinese was found, pages will show boxes: install ${font}`)
}

/** By the names of the usual font files, for not every machine has fontconfig's tools. */
function hasChineseFont() {
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    '/System/Library/Fonts',
    join(homedir(), '.fonts'),
    join(homedir(), '.local/share/fonts'),
  ]
  return folders
    .filter(existsSync)
    .some((folder) =>
      readdirSync(folder, { recursive: true }).some((file) =>
        /(?:cjk|hansans|hanserif|(?:sans|serif)sc|wqy|wenquanyi|droidsansfallback|uming|ukai|pingfang|simsun|msyh)[^/]*\.(?:ttf|ttc|otf)$/i.test(
          String(file),
        ),
      ),
    )
}

async function aptInstall(what, packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await step(
    `installing ${what} (apt-get)`,
    async () => {
      await mustRun('apt-get', ['update', '-q'], env)
      await mustRun('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env)
    },
    { slow: true },
  )
}

async function mustRun(command, args, env = process.env) {
  const { code, output } = await runChild(command, args, { cwd: at(''), env })
  if (code !== 0)
    throw new Stop(`${command} ${args[0]} failed: set CHROMIUM to the path of a Chromium`, { detail: output })
}

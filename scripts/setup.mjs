/**
 * All set-up behind `npm start` and `npm test`, in JavaScript that any Node ≥ 20 runs without packages: the packages of
 * the lock file, the built screens and, for tests, a Chromium that can show Chinese. What is up to date is left alone.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, delimiter, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const binaries = join(root, 'node_modules', '.bin')
const shippedNode = join(binaries, 'node')
const linux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0

requireVersion(20, 20, 'OneThing needs Node 20.20 or newer to set itself up.')
installPackages()
requireNodeForTypeScript()
buildScreens()
if (process.argv[2] === 'test') {
  findChromium()
  findChineseFonts()
}

// ── packages ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The stamp is written last, so an install that was cut short is done again. */
function installPackages() {
  const stamp = 'node_modules/.setup-stamp'
  const wanted = `${digestOf(['package-lock.json'])} ${process.platform} ${process.arch}`
  if (read(stamp) === wanted) return
  say('Installing packages …')
  rmSync(stamp, { force: true })
  const [command, ...npm] = hostNpm()
  const outcome = run(command, [...npm, 'ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'], {
    PATH: pathWithoutOwn(),
  })
  if (!outcome.ok) fail('The packages could not be installed: npm ci says', outcome.output)
  dropNodeThatDoesNotRun()
  writeFileSync(stamp, wanted)
}

/** npm must not run on the Node that it is about to replace. */
function hostNpm() {
  const { npm_execpath: script = '', npm_node_execpath: node = '' } = process.env
  const usable = basename(script) === 'npm-cli.js' && existsSync(script) && existsSync(node) && !node.startsWith(root)
  return usable ? [node, script] : ['npm']
}

function pathWithoutOwn() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.filter(folder => !folder.startsWith(join(root, 'node_modules') + sep)).join(delimiter)
}

/** Built against another C library, say: then the Node of the machine is used, if it is new enough. */
function dropNodeThatDoesNotRun() {
  if (existsSync(shippedNode) && !run(shippedNode, ['--version']).ok) rmSync(shippedNode)
}

/** npm puts node_modules/.bin first on the PATH of every script: the shipped Node runs them, where there is one. */
function requireNodeForTypeScript() {
  if (existsSync(shippedNode)) return
  requireVersion(
    22,
    18,
    `No Node for ${process.platform} ${process.arch} comes with the packages, so this machine's own must be 22.18 or newer.`,
  )
}

function requireVersion(major, minor, why) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number)
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return
  fail(`${why}\nThis is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`)
}

// ── screens ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The stamp lies among what was built: a build that begins anew or is cut short has none. */
function buildScreens() {
  const stamp = 'web/dist/.stamp'
  const wanted = digestOf(['package-lock.json', ...sourcesIn('web'), ...sourcesIn('core/src')])
  if (read(stamp) === wanted) return
  say('Building the screens …')
  const outcome = runNode('node_modules/vite/bin/vite.js', ['build', '--config', 'web/vite.config.ts'])
  if (!outcome.ok) fail('The screens could not be built: vite says', outcome.output)
  writeFileSync(stamp, wanted)
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return ['dist', 'node_modules'].includes(entry.name) ? [] : sourcesIn(path)
      return entry.name.endsWith('.test.ts') ? [] : [path]
    })
    .sort()
}

// ── the browser of the tests ────────────────────────────────────────────────────────────────────────────────────────

/** Leaves the path for playwright.config.ts, which asks the same variable first. */
function findChromium() {
  const { CHROMIUM } = process.env
  if (CHROMIUM) {
    if (!isChromium(CHROMIUM)) fail(`CHROMIUM=${CHROMIUM} is no Chromium that runs. Correct the path, or unset it.`)
    return
  }
  const note = 'node_modules/.chromium'
  if (existsSync(read(note) ?? '')) return
  const tried = []
  for (const [place, find] of [
    ['PATH (chromium, chromium-browser, google-chrome, chrome)', chromiumOnPath],
    ['what Playwright has already downloaded', chromiumOfPlaywright],
    ['npx playwright install chromium', downloadChromium],
    ['apt-get install chromium fonts-noto-cjk', installChromium],
  ]) {
    const found = find()
    if (found?.path) return writeFileSync(note, found.path)
    tried.push(`  ${place}: ${found?.problem ?? 'not there'}`)
  }
  fail(
    `The tests drive a real Chromium, and none was found. Tried:\n${tried.join('\n')}\n` +
      'Install Chromium or Google Chrome so that it is on the PATH, or name it: CHROMIUM=/path/to/chromium npm test',
  )
}

function chromiumOnPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = pathWithoutOwn().split(delimiter)
  const path = names
    .flatMap(name => folders.map(folder => join(folder, name)))
    .find(one => existsSync(one) && isChromium(one))
  return path && { path }
}

function chromiumOfPlaywright() {
  const script = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))"
  const path = runNode('--eval', [script]).answer
  if (!existsSync(path)) return undefined
  return isChromium(path) ? { path } : { problem: 'it is there but does not run; system libraries may be missing' }
}

function downloadChromium() {
  say('Downloading Chromium …')
  const { ok, output } = runNode('node_modules/@playwright/test/cli.js', ['install', '--no-shell', 'chromium'], {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
  })
  return ok ? chromiumOfPlaywright() : { problem: lastError(output) }
}

function installChromium() {
  const problem = aptProblem(['chromium', 'fonts-noto-cjk'])
  return problem === null ? chromiumOnPath() : { problem }
}

function isChromium(path) {
  const { ok, output } = run(path, ['--version'], {}, 30_000)
  return ok && /chrom/i.test(output)
}

/** Without a font the browser draws boxes. The documents bring one along, which serves where the machine has none. */
function findChineseFonts() {
  const settings = 'node_modules/.fonts.conf'
  if (!linux || existsSync(settings) || hasChineseFonts()) return
  if (isRoot && aptProblem(['fontconfig', 'fonts-noto-cjk']) === null && hasChineseFonts()) return
  const folder = join(root, 'node_modules/@expo-google-fonts/noto-serif-sc')
  if (!existsSync(folder))
    fail('No Chinese font was found. Install one, e.g. the package fonts-noto-cjk, and try again.')
  writeFileSync(
    settings,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
      `<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}</dir>` +
      `<cachedir>${join(root, 'node_modules/.cache/fontconfig')}</cachedir></fontconfig>`,
  )
}

function hasChineseFonts() {
  return run('fc-list', [':lang=zh']).answer !== ''
}

function aptProblem(packages) {
  if (!linux || !existsSync('/usr/bin/apt-get')) return 'only on Debian and its kin'
  if (!isRoot) return 'only as root'
  say(`Installing ${packages.join(' and ')} …`)
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], quiet)
  const { ok, output } = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
  return ok ? null : lastError(output)
}

// ── helpers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function run(command, args, environment = {}, timeout = undefined) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
    timeout,
  })
  return {
    ok: status === 0,
    answer: stdout?.trim() ?? '',
    output: `${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`,
  }
}

function runNode(script, args, environment) {
  return run(existsSync(shippedNode) ? shippedNode : process.execPath, [script, ...args], environment)
}

function digestOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(file))
  return hash.digest('hex')
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function lastError(output) {
  const lines = output.trim().split('\n')
  return lines.findLast(line => /^(E:|Error)/.test(line.trim())) ?? lines.at(-1)
}

function say(text) {
  console.error(text)
}

function fail(text, output = '') {
  console.error(`\n${text}${output && `\n\n${output.trim()}`}\n`)
  process.exit(1)
}

/** Signing in over real HTTP: our server, the sandbox provider on its own listener, and a browser's cookie jar. */
import { createServer as createListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { types as liteTypes, PGlite } from '@electric-sql/pglite'
import { authorityData } from '@onething/core/authorities.ts'
import { regionTree } from '@onething/core/regions.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/load.ts'
import { loadRegions } from '../catalogue/load-regions.ts'
import { readConfig } from '../config.ts'
import type { Database, Statement } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { liteDatabase } from '../db/open.ts'
import { type App, createServer } from '../http/server.ts'
import { personIdOf } from '../partners/identity/claims.ts'
import { identityClient } from '../partners/identity/client.ts'
import { type SandboxIdentity, startSandboxIdentity } from '../partners/identity/sandbox.ts'
import { loadPopulation } from '../partners/population/population.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { attachSession, type Me, signInRoutes } from './sign-in.ts'

const { regions, overrides } = loadRegions()
const tree = regionTree(regions)
const population = loadPopulation(authorityData(tree, loadCatalogue().authorityKinds, overrides))
const clientId = 'onething'
const clientSecret = 'a secret between the two of them'
const secret = 'the secret of this installation'

let time = new Date('2026-11-24T01:00:00Z')
const clock = { now: () => time }
const later = (minutes: number) => {
  time = new Date(time.getTime() + minutes * 60_000)
}

let database: Database
let statements: Statement[]
let sessions: Sessions
let sandbox: SandboxIdentity
let app: App
let home: string

beforeAll(async () => {
  const lite = liteDatabase(
    await PGlite.create({
      parsers: { [liteTypes.TIMESTAMPTZ]: text => new Date(text).toISOString(), [liteTypes.DATE]: text => text },
    }),
  )
  database = {
    ...lite,
    rows: (statement, values) => {
      statements.push(statement)
      return lite.rows(statement, values)
    },
  }
  statements = []
  await migrate(database, time)
  sessions = createSessions(database, clock)

  const port = await freePort()
  home = `http://localhost:${port}`
  const redirectUri = `${home}/auth/callback`
  sandbox = await startSandboxIdentity({
    port: 0,
    clientId,
    clientSecret,
    redirectUris: [redirectUri],
    population,
    production: false,
  })
  const identity = identityClient({ issuer: sandbox.issuer, clientId, clientSecret, redirectUri })
  app = await createServer({ logLevel: 'silent', publicUrl: home, requestsPerMinute: 0 })
  const config = { publicUrl: home, production: false }
  attachSession(app, { sessions, config })
  signInRoutes(app, { identity, sessions, config, secret, clock, regions: tree, population })
  await app.listen({ port, host: '127.0.0.1' })
}, 60_000)

afterAll(async () => {
  await app?.close()
  await sandbox?.close()
  await database?.close()
})

beforeEach(() => {
  later(24 * 60)
})

describe('signing in', () => {
  it('brings 王秀英 through all redirects back to the page she came from', async () => {
    const browser = newBrowser()
    const response = await browser.follow(
      `${home}/auth/login?as=citizen&account=wangxiuying&return=/life-events/E3?step=2`,
    )
    expect(response.url).toBe(`${home}/life-events/E3?step=2`)
    expect(await me(browser)).toEqual({
      name: '王秀英',
      kind: 'citizen',
      roles: ['applicant'],
      authority: null,
      region: null,
      enterprises: [{ creditCode: '92410105YX00000161', name: '郑州市金水区秀英家常菜馆' }],
      person: { name: '王秀英', idNumberMasked: '410199********0280', phoneMasked: '138****0001' },
    })
  })

  it('knows her real name data and the id that a clerk acting for her reaches as well', async () => {
    const browser = newBrowser()
    await browser.follow(`${home}/auth/login?account=wangxiuying`)
    const person = await sessions.find(browser.cookie('onething'))
    expect(person).toMatchObject({
      id: personIdOf(secret, '410199197803120280'),
      idNumber: '410199197803120280',
      phone: '13800000001',
      sex: '女',
      birthDate: '1978-03-12',
      ethnicity: '汉族',
      enterprises: [{ kind: '个体工商户', legalRepresentative: '王秀英' }],
    })
    expect(person!.id).toMatch(/^p-[\w-]{20}$/)
    expect(JSON.stringify(person!.enterprises)).not.toContain('facts')
  })

  it('lets a person choose themselves on the page, by button or by typing', async () => {
    const browser = newBrowser()
    const page = await browser.follow(`${home}/auth/login?as=staff`)
    const html = await page.text()
    expect(html).toContain('演示环境 · 虚构人员')
    expect(html).toContain('value="wangxiuying"')
    expect(html.indexOf('综合窗口</h2>')).toBeLessThan(html.indexOf('个人</h2>'))
    expect(page.headers.get('content-security-policy')).toContain(`form-action 'self' ${home}`)
    expect(html).not.toMatch(/<script|src=|href=/)

    const mistyped = await browser.follow(page.url, { account: 'reviewer@fire-rescue-999999<b>' })
    expect(mistyped.status).toBe(422)
    expect(await mistyped.text()).toContain('没有账号“reviewer@fire-rescue-999999&#60;b&#62;”')

    await browser.follow(page.url, { account: 'reviewer@fire-rescue-410105' })
    expect(await me(browser)).toMatchObject({
      kind: 'staff',
      roles: ['reviewer'],
      authority: { id: 'fire-rescue-410105', name: '郑州市金水区消防救援大队' },
      region: { code: '410105', name: '郑州市金水区' },
      enterprises: [],
      person: { idNumberMasked: null, phoneMasked: null },
    })
  })

  it('signs in somebody else in the same browser without asking the first to sign out', async () => {
    const browser = newBrowser()
    await browser.follow(`${home}/auth/login?account=zhangli`)
    const first = browser.cookie('onething')
    await browser.follow(`${home}/auth/login?as=staff&account=clerk@410173`)
    expect(await me(browser)).toMatchObject({
      roles: ['clerk'],
      region: { code: '410173', name: '郑州航空港经济综合实验区' },
    })
    expect(browser.cookie('onething')).not.toBe(first)
    expect(await sessions.find(first)).toBeNull()
  })

  it('does not keep a session that was planted before', async () => {
    const browser = newBrowser()
    browser.plant('onething', 'A'.repeat(43))
    await browser.follow(`${home}/auth/login?account=zhaoqiang`)
    expect(browser.cookie('onething')).toMatch(/^[\w-]{43}$/)
    expect(browser.cookie('onething')).not.toBe('A'.repeat(43))
  })

  it('sets cookies that scripts and other sites cannot use', async () => {
    const browser = newBrowser()
    await browser.follow(`${home}/auth/login?account=liufang`)
    const ours = browser.setCookies.filter(line => line.startsWith('onething'))
    expect(ours.length).toBeGreaterThanOrEqual(3)
    for (const line of ours) expect(line).toMatch(/HttpOnly; .*SameSite=Lax|SameSite=Lax.*HttpOnly/i)
  })

  it('moves to the public address first when it was reached by another name', async () => {
    const response = await app.inject({
      url: '/auth/login?account=zhangli&return=/',
      headers: { host: '127.0.0.1:9999' },
    })
    expect(response.headers.location).toBe(`${home}/auth/login?account=zhangli&return=%2F&moved=1`)
    const behindProxy = await app.inject({ url: '/auth/login?moved=1', headers: { host: '127.0.0.1:9999' } })
    expect(behindProxy.headers.location).toMatch(`${sandbox.issuer}/auth?`)
  })
})

describe('refusing', () => {
  it('a callback with another state, and one without the cookie of its browser', async () => {
    const browser = newBrowser()
    const callback = await browser.callbackOf(`${home}/auth/login?account=wangxiuying`)
    const forged = new URL(callback)
    forged.searchParams.set('state', 'somebody-elses')
    expect((await newBrowser().fetch(callback)).status).toBe(403)
    expect((await browser.fetch(forged.href)).status).toBe(403)
    expect(browser.cookie('onething')).toBeUndefined()
    expect((await browser.fetch(callback)).status, 'one attempt only').toBe(403)
  })

  it('a sign-in cookie that was altered or is too old', async () => {
    const browser = newBrowser()
    const callback = await browser.callbackOf(`${home}/auth/login?account=wangxiuying`)
    const errand = browser.cookie('onething_sign_in')!
    browser.plant('onething_sign_in', `x${errand}`)
    expect((await browser.fetch(callback)).status).toBe(403)
    browser.plant('onething_sign_in', errand)
    later(16)
    const late = await browser.fetch(callback, { headers: { accept: 'text/html' } })
    expect(late.status).toBe(403)
    expect(await late.text()).toContain('重新登录')
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'life-events',
  ])('to return to %j', async target => {
    const response = await fetch(`${home}/auth/login?return=${encodeURIComponent(target)}`, { redirect: 'manual' })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toContain('problem+json')
  })

  it('to leave the site through a path that only looks like one of ours', async () => {
    const browser = newBrowser()
    const response = await browser.follow(
      `${home}/auth/login?account=zhangli&return=${encodeURIComponent('/.//evil.example')}`,
    )
    expect(new URL(response.url).origin).toBe(home)
  })

  it('a code that was used before', async () => {
    const browser = newBrowser()
    const callback = await browser.callbackOf(`${home}/auth/login?account=wangxiuying`)
    const errand = browser.cookie('onething_sign_in')!
    expect((await browser.fetch(callback)).status).toBe(302)
    browser.plant('onething_sign_in', errand)
    expect((await browser.fetch(callback)).status).toBe(403)
  })

  it('an authorization request without PKCE', async () => {
    const url = new URL(`${sandbox.issuer}/auth`)
    url.search = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${home}/auth/callback`,
    }).toString()
    const response = await fetch(url, { redirect: 'manual' })
    expect(new URL(response.headers.get('location')!).searchParams.get('error')).toBe('invalid_request')
  })

  it('sandbox and demo people in production', async () => {
    const options = { port: 0, clientId, clientSecret, redirectUris: [], population, production: true }
    await expect(startSandboxIdentity(options)).rejects.toThrow('production')
    expect(() =>
      readConfig({ ONETHING_MODE: 'production', DATABASE_URL: 'postgres://db', PUBLIC_URL: 'https://x' }),
    ).toThrow('OIDC_ISSUER')
    const config = { publicUrl: 'https://yijianshi.example', production: true }
    const real = await createServer({ ...config, logLevel: 'silent', requestsPerMinute: 0 })
    const identity = identityClient({ issuer: 'https://id.example', clientId, clientSecret, redirectUri: '' })
    attachSession(real, { sessions, config })
    signInRoutes(real, { identity, sessions, config, secret, clock, regions: tree, population })
    expect((await real.inject('/api/demo/people')).statusCode).toBe(404)
  })
})

describe('sessions', () => {
  it('end with signing out, for whoever kept the cookie too', async () => {
    const browser = newBrowser()
    await browser.follow(`${home}/auth/login?account=sunguilan`)
    const kept = browser.cookie('onething')!
    expect((await browser.fetch(`${home}/auth/logout`, { method: 'POST' })).status).toBe(204)
    expect(browser.cookie('onething')).toBeUndefined()
    const response = await fetch(`${home}/api/me`, { headers: { cookie: `onething=${kept}` } })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ status: 401, title: '需要登录' })
  })

  it('cost no statement while hot', async () => {
    const browser = newBrowser()
    await browser.follow(`${home}/auth/login?account=zhangli`)
    await me(browser)
    statements = []
    await Promise.all([me(browser), me(browser), me(browser)])
    expect(statements).toEqual([])
    later(1)
    await Promise.all([me(browser), me(browser), me(browser)])
    expect(statements.map(({ name }) => name)).toEqual(['sessions_find', 'sessions_extend'])
  })

  it.each([
    { account: 'zhangli', idle: 2 },
    { account: 'reviewer@health-410105', idle: 8 },
  ])('of $account end after $idle idle hours, and after 12 hours in any case', async ({ account, idle }) => {
    const browser = newBrowser()
    await browser.follow(`${home}/auth/login?account=${account}`)
    for (let minutes = 0; minutes < 11.5 * 60; minutes += idle * 60 - 30) {
      expect(await sessions.find(browser.cookie('onething')), `${minutes} minutes`).not.toBeNull()
      later(Math.min(idle * 60 - 30, 11.5 * 60 - minutes))
    }
    expect(await sessions.find(browser.cookie('onething'))).not.toBeNull()
    later(31)
    expect(await sessions.find(browser.cookie('onething'))).toBeNull()

    await browser.follow(`${home}/auth/login?account=${account}`)
    await me(browser)
    later(idle * 60 + 1)
    expect(await sessions.find(browser.cookie('onething'))).toBeNull()
    await sessions.removeExpired()
    expect(await database.rows({ name: 'count', text: 'select id from sessions' })).toEqual([])
  })

  it('tell nobody who reads the table who is signed in', async () => {
    const browser = newBrowser()
    await browser.follow(`${home}/auth/login?account=wangxiuying`)
    const table = JSON.stringify(await database.rows({ name: 'all', text: 'select * from sessions' }))
    expect(table).not.toMatch(/王秀英|410199197803120280|13800000001/)
    expect(table).not.toContain(browser.cookie('onething')!)
  })
})

it('offers every demo person, each of whom can sign in', async () => {
  const people = (await (await fetch(`${home}/api/demo/people`)).json()) as {
    account: string
    group: string
    as: string
  }[]
  expect([...new Set(people.map(({ group }) => group))].sort()).toEqual(
    ['个人', '企业经办人', '目录管理', '监督', '管理', '综合窗口', '部门审批'].sort(),
  )
  for (const { account, as } of people) expect(population.claimsOf(account)?.kind, account).toBe(as)
})

// ── a browser ───────────────────────────────────────────────────────────────────────────────────────────────────────

async function me(browser: ReturnType<typeof newBrowser>): Promise<Me> {
  const response = await browser.fetch(`${home}/api/me`)
  expect(response.status).toBe(200)
  return (await response.json()) as Me
}

async function freePort(): Promise<number> {
  const server = createListener()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/** Cookies by name and path, shared between ports of one host, as browsers do. */
function newBrowser() {
  const jar = new Map<string, { name: string; path: string; value: string }>()
  const setCookies: string[] = []

  const keep = (line: string) => {
    setCookies.push(line)
    const [pair = '', ...attributes] = line.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const value = decodeURIComponent(pair.slice(name.length + 1))
    const attribute = (key: string) =>
      attributes.find(each => each.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1)
    const path = attribute('path') ?? '/'
    const expires = attribute('expires')
    const gone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now())
    if (gone) jar.delete(`${name} ${path}`)
    else jar.set(`${name} ${path}`, { name, path, value })
  }

  async function send(url: string, init: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(url)
    const cookie = [...jar.values()]
      .filter(({ path }) => path === '/' || pathname === path || pathname.startsWith(`${path}/`))
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    response.headers.getSetCookie().forEach(keep)
    return response
  }

  /** Follows redirects; stops before an address that `until` knows. */
  async function walk(start: string, form?: Record<string, string>, until = (_: string) => false) {
    let url = start
    let init: RequestInit = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    for (let hops = 0; hops < 12; hops++) {
      if (until(url)) return { url }
      const response = await send(url, init)
      const location = response.headers.get('location')
      if (location === null) {
        Object.defineProperty(response, 'url', { value: url })
        return { url, response }
      }
      url = new URL(location, url).href
      init = {}
    }
    throw new Error('Too many redirects')
  }

  return {
    fetch: send,
    follow: async (url: string, form?: Record<string, string>) => (await walk(url, form)).response!,
    callbackOf: async (url: string) => (await walk(url, undefined, at => at.startsWith(`${home}/auth/callback`))).url,
    cookie: (name: string) => [...jar.values()].find(each => each.name === name)?.value,
    plant: (name: string, value: string) =>
      keep(`${name}=${encodeURIComponent(value)}; path=${name === 'onething_sign_in' ? '/auth' : '/'}`),
    setCookies,
  }
}

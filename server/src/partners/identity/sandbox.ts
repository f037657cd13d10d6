/**
 * The identity provider of the demonstration: a real OpenID Connect provider on a listener of its own, whose people are
 * fictional and sign in by being chosen. Authorization code with PKCE (S256), confidential client, nothing else.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Context, interactionPolicy, Provider } from 'oidc-provider'
import { listen } from '../listen.ts'
import type { Population } from '../population/population.ts'
import { claimsByScope } from './claims.ts'
import { contentSecurityPolicy, messagePage, peoplePage } from './sandbox-page.ts'
import { memoryStore } from './sandbox-store.ts'

export interface SandboxIdentityOptions {
  /** 0, or a port that is taken, means any free one. */
  port: number
  host?: string
  clientId: string
  clientSecret: string
  redirectUris: string[]
  population: Population
  production: boolean
}

export interface SandboxIdentity {
  issuer: string
  close(): Promise<void>
}

export async function startSandboxIdentity(options: SandboxIdentityOptions): Promise<SandboxIdentity> {
  if (options.production) throw new Error('The sandbox identity provider never starts in production')
  const server = createServer()
  const port = await listen(server, options.port, options.host ?? '127.0.0.1')
  const issuer = `http://localhost:${port}`
  const answer = handler(providerOf(issuer, options), options)
  server.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

const day = 24 * 60 * 60

function providerOf(issuer: string, { clientId, clientSecret, redirectUris, population }: SandboxIdentityOptions) {
  const policy = interactionPolicy.base()
  policy.remove('consent') // choosing oneself is all the consent a fictional person gives
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        client_name: '一件事一次办',
        redirect_uris: redirectUris,
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    adapter: memoryStore(),
    jwks: { keys: [signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // A path that no request has: the browser keeps nobody signed in here, so every visit chooses a person anew.
      long: { httpOnly: true, sameSite: 'lax', path: '/nobody-stays' },
    },
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: Object.keys(claimsByScope),
    claims: claimsByScope,
    extraParams: ['as'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { policy, url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    // A page left open over the working day still signs in.
    ttl: { Interaction: day, Session: day, Grant: day, AccessToken: 600, AuthorizationCode: 60, IdToken: 600 },
    findAccount: (_: Context, account: string) => {
      const claims = population.claimsOf(account)
      return claims && { accountId: account, claims: () => claims }
    },
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.account!.accountId })
      grant.addOIDCScope(Object.keys(claimsByScope).join(' '))
      await grant.save()
      return grant
    },
    renderError: (context: Context, { error }: { error: string }) => {
      context.type = 'html'
      context.set('content-security-policy', contentSecurityPolicy([]))
      context.body = messagePage('登录没有完成', `请返回原来的页面重新登录（${error}）。`)
    },
  })
  return provider
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: randomBytes(8).toString('hex') }
}

// ── choosing a person ───────────────────────────────────────────────────────────────────────────────────────────────

function handler(provider: Provider, { population, redirectUris }: SandboxIdentityOptions) {
  const rest = provider.callback()
  const origins = [...new Set(redirectUris.map(uri => new URL(uri).origin))]
  const show = (response: ServerResponse, status: number, page: string) =>
    response
      .writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy(origins),
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      })
      .end(page)

  async function choose(request: IncomingMessage, response: ServerResponse) {
    const interaction = await provider.interactionDetails(request, response)
    const { login_hint: hint, as } = interaction.params
    const wanted = request.method === 'POST' ? await postedAccount(request) : hint
    const sub = wanted && population.claimsOf(wanted)?.sub
    if (sub) return provider.interactionFinished(request, response, { login: { accountId: sub, remember: false } })
    show(response, wanted ? 422 : 200, peoplePage(population.people(), as, wanted))
  }

  return async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url!.split('?')[0]!
    try {
      if (path.startsWith('/interaction/')) return await choose(request, response)
      await rest(request, response)
    } catch {
      if (!response.headersSent) show(response, 400, messagePage('登录已过期', '请返回原来的页面重新登录。'))
    }
  }
}

async function postedAccount(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > 2000) throw new Error('Too long for an account')
  }
  return new URLSearchParams(body).get('account')?.trim() ?? ''
}

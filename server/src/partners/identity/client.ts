/** The relying party: signs people in at any OpenID Connect provider, the sandbox's or a real one's, in the same way. */
import { setTimeout as wait } from 'node:timers/promises'
import * as oidc from 'openid-client'
import { Problem } from '../../http/problems.ts'
import { type Claims, claimsByScope, parseClaims } from './claims.ts'

export interface IdentitySettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** `<publicUrl>/auth/callback`, as registered at the provider. */
  redirectUri: string
}

export interface AuthorizationRequest {
  state: string
  nonce: string
  codeVerifier: string
  /** Who is about to sign in; the sandbox sorts its people by it, others ignore it. */
  as?: 'citizen' | 'staff'
  /** An account to offer at once (`login_hint`). */
  hint?: string
}

export interface IdentityClient {
  authorizationUrl(request: AuthorizationRequest): Promise<URL>
  /** Trades the code in the callback's address for the person's claims; throws when anything about it is wrong. */
  exchange(currentUrl: URL, expected: Pick<AuthorizationRequest, 'state' | 'nonce' | 'codeVerifier'>): Promise<Claims>
}

const scope = Object.keys(claimsByScope).join(' ')
const patienceMilliseconds = 10_000
const pauseMilliseconds = 250

export function identityClient(settings: IdentitySettings): IdentityClient {
  let discovered: Promise<oidc.Configuration> | undefined

  /** Once. A provider that is down is tried again at the next sign-in. */
  const provider = () => {
    discovered ??= discover(settings).catch(error => {
      discovered = undefined
      throw error
    })
    return discovered
  }

  return {
    async authorizationUrl({ state, nonce, codeVerifier, as, hint }) {
      return oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: settings.redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        // At a shared window or kiosk the provider must not let in whoever signed in last.
        prompt: 'login',
        ...(as && { as }),
        ...(hint && { login_hint: hint }),
      })
    },
    async exchange(currentUrl, { state, nonce, codeVerifier }) {
      const configuration = await provider()
      const tokens = await oidc.authorizationCodeGrant(configuration, currentUrl, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const idToken = tokens.claims()!
      const userInfo = await oidc.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
      return parseClaims({ ...idToken, ...userInfo })
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: IdentitySettings): Promise<oidc.Configuration> {
  const giveUpAt = performance.now() + patienceMilliseconds
  const server = new URL(issuer)
  const execute = [oidc.enableNonRepudiationChecks, ...(isThisMachine(server) ? [oidc.allowInsecureRequests] : [])]
  for (;;) {
    try {
      return await oidc.discovery(server, clientId, undefined, oidc.ClientSecretBasic(clientSecret), { execute })
    } catch {
      if (performance.now() > giveUpAt) throw new Problem(503, '身份认证暂不可用', '暂时连不上统一身份认证，请稍后再试')
      await wait(pauseMilliseconds)
    }
  }
}

/** Only to this machine itself may secrets travel without TLS. */
const isThisMachine = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Which partners this installation talks to: the sandbox's outside production, real ones by settings. */
import type { AuthorityData } from '@onething/core/authorities.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type DataExchange, patient } from './exchange/port.ts'
import { sandboxExchange } from './exchange/sandbox.ts'
import { type IdentityClient, identityClient } from './identity/client.ts'
import { startSandboxIdentity } from './identity/sandbox.ts'
import { loadPopulation, type Population } from './population/population.ts'
import type { SmsGateway } from './sms/port.ts'
import { smsGateway } from './sms/real.ts'
import { type SandboxSms, sandboxSms } from './sms/sandbox.ts'

export interface Partners {
  identity: IdentityClient
  exchange: DataExchange
  sms: SmsGateway
  /** The sandbox's gateway, when that is the one. */
  smsSandbox: SandboxSms | undefined
  population: Population | undefined
  close(): Promise<void>
}

const patience = 3000

/** Until a real exchange is connected nothing is known, so everything is asked. */
const unconnected: DataExchange = {
  lookup: async ({ facts }) => ({ found: {}, unavailable: [...facts] }),
  prefill: async () => ({}),
  check: async () => null,
}

export async function connectPartners(config: Config, authorities: AuthorityData, clock: Clock): Promise<Partners> {
  const redirectUri = `${config.publicUrl}/auth/callback`
  if (config.production)
    return {
      identity: identityClient({ ...config.identity!, redirectUri }),
      exchange: unconnected,
      sms: smsGateway(config.sms!),
      smsSandbox: undefined,
      population: undefined,
      close: async () => {},
    }
  const population = loadPopulation(authorities)
  const exchange = patient(sandboxExchange({ population, clock, production: false }), patience, error =>
    console.error(`data exchange: ${(error as Error).message}`),
  )
  const smsSandbox = config.sms ? undefined : sandboxSms({ production: false })
  const sms = smsSandbox ?? smsGateway(config.sms!)
  if (config.identity)
    return {
      identity: identityClient({ ...config.identity, redirectUri }),
      exchange,
      sms,
      smsSandbox,
      population,
      close: async () => {},
    }
  const client = { clientId: 'onething', clientSecret: 'sandbox-only' }
  const sandbox = await startSandboxIdentity({
    ...client,
    port: config.sandboxPort,
    host: config.host,
    redirectUris: [redirectUri],
    population,
    production: false,
  })
  return {
    identity: identityClient({ ...client, issuer: sandbox.issuer, redirectUri }),
    exchange,
    sms,
    smsSandbox,
    population,
    close: () => sandbox.close(),
  }
}

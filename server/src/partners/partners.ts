/** Which partners this installation talks to: the sandbox's outside production, real ones by settings. */
import { randomBytes } from 'node:crypto'
import type { AuthorityData } from '@onething/core/authorities.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type DataExchange, patient } from './exchange/port.ts'
import { exchangeClient } from './exchange/real.ts'
import { startSandboxExchange } from './exchange/sandbox-server.ts'
import { type IdentityClient, identityClient } from './identity/client.ts'
import { startSandboxIdentity } from './identity/sandbox.ts'
import { loadPopulation, type Population } from './population/population.ts'
import type { SmsGateway } from './sms/port.ts'
import { smsGateway } from './sms/real.ts'
import { type SandboxSms, sandboxSms } from './sms/sandbox.ts'

export interface Partners {
  identity: IdentityClient
  exchange: DataExchange
  /** Where the sandbox's exchange is told how to behave, when that is the one. */
  exchangeSandbox: string | undefined
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
  const population = config.production ? undefined : loadPopulation(authorities)
  const identity = await connectIdentity(config, population)
  const exchange = await connectExchange(config, population, clock)
  const smsSandbox = config.sms ? undefined : sandboxSms(config)
  return {
    identity: identity.client,
    exchange: patient(exchange.client, patience, error => console.error(`data exchange: ${(error as Error).message}`)),
    exchangeSandbox: exchange.sandbox,
    sms: smsSandbox ?? smsGateway(config.sms!),
    smsSandbox,
    population,
    async close() {
      await identity.close()
      await exchange.close()
    },
  }
}

const nothingToClose = async () => {}

async function connectIdentity(config: Config, population: Population | undefined) {
  const redirectUri = `${config.publicUrl}/auth/callback`
  if (config.identity || !population)
    return { client: identityClient({ ...config.identity!, redirectUri }), close: nothingToClose }
  const client = { clientId: 'onething', clientSecret: 'sandbox-only' }
  const { issuer, close } = await startSandboxIdentity({
    ...client,
    port: config.sandboxPort,
    host: config.host,
    redirectUris: [redirectUri],
    population,
    production: config.production,
  })
  return { client: identityClient({ ...client, issuer, redirectUri }), close }
}

/** The sandbox's as well is asked over the network, so that what the real one does to a request is seen before. */
async function connectExchange(config: Config, population: Population | undefined, clock: Clock) {
  if (config.exchange)
    return { client: exchangeClient(config.exchange, patience), sandbox: undefined, close: nothingToClose }
  if (!population) return { client: unconnected, sandbox: undefined, close: nothingToClose }
  const key = randomBytes(24).toString('base64url')
  const { url, close } = await startSandboxExchange({
    port: config.sandboxPort === 0 ? 0 : config.sandboxPort + 1,
    host: config.host,
    key,
    population,
    clock,
    production: config.production,
  })
  return { client: exchangeClient({ url, key }, patience), sandbox: url, close }
}

/** Every setting of the server: its environment variable, its default, and what production demands. */
import { fileURLToPath } from 'node:url'
import type { ExchangeSettings } from './partners/exchange/real.ts'
import type { SmsSettings } from './partners/sms/real.ts'

export interface Config {
  port: number
  host: string
  /** Where people reach the server; redirects and QR codes use it. */
  publicUrl: string
  dataDirectory: string
  databaseUrl: string | undefined
  production: boolean
  sandboxPort: number
  identity: { issuer: string; clientId: string; clientSecret: string } | null
  /** The gateway that text messages go through; null for the sandbox's. */
  sms: SmsSettings | null
  /** The province's data exchange; null for the sandbox's, in production for none: then everything is asked. */
  exchange: ExchangeSettings | null
  /** What organs sign and seal documents with; see documents/organs.ts. */
  organs: { directory: string | null; password: string }
  logLevel: string
  /** From one address; 0 for no limit. */
  requestsPerMinute: number
}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const port = integer(environment.PORT, 8080, 'PORT')
  const production = environment.ONETHING_MODE === 'production'
  const config: Config = {
    port,
    host: environment.HOST || '0.0.0.0',
    publicUrl: environment.PUBLIC_URL?.replace(/\/$/, '') || `http://localhost:${port}`,
    dataDirectory: environment.DATA_DIR || fileURLToPath(new URL('../../.data', import.meta.url)),
    databaseUrl: environment.DATABASE_URL || undefined,
    production,
    sandboxPort: integer(environment.SANDBOX_PORT, port === 0 ? 0 : port + 1, 'SANDBOX_PORT'),
    identity: environment.OIDC_ISSUER
      ? {
          issuer: environment.OIDC_ISSUER,
          clientId: environment.OIDC_CLIENT_ID ?? '',
          clientSecret: environment.OIDC_CLIENT_SECRET ?? '',
        }
      : null,
    sms: environment.SMS_GATEWAY_URL
      ? {
          url: environment.SMS_GATEWAY_URL,
          key: environment.SMS_GATEWAY_KEY ?? '',
          signature: environment.SMS_SIGNATURE || '一件事一次办',
        }
      : null,
    exchange: environment.EXCHANGE_URL
      ? { url: environment.EXCHANGE_URL.replace(/\/$/, ''), key: environment.EXCHANGE_KEY ?? '' }
      : null,
    organs: { directory: environment.ORGANS_DIR || null, password: environment.ORGANS_PASSWORD ?? '' },
    logLevel: environment.LOG_LEVEL || 'warn',
    requestsPerMinute: environment.REQUESTS_PER_MINUTE ? Number(environment.REQUESTS_PER_MINUTE) : 3000,
  }
  if (production) demandForProduction(config, environment)
  return config
}

/** Sandbox partners and demo accounts never start in production. */
function demandForProduction(config: Config, environment: NodeJS.ProcessEnv) {
  const missing: string[] = []
  if (!config.databaseUrl) missing.push('DATABASE_URL (PGlite has no power-loss durability)')
  if (!config.identity)
    missing.push('OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET (the sandbox identity provider is not allowed)')
  if (!config.sms?.key) missing.push('SMS_GATEWAY_URL, SMS_GATEWAY_KEY (the sandbox gateway sends nothing to anybody)')
  if (config.exchange && !config.exchange.key) missing.push('EXCHANGE_KEY (the exchange answers nobody without it)')
  if (!environment.PUBLIC_URL) missing.push('PUBLIC_URL')
  if (!config.organs.directory) missing.push('ORGANS_DIR (certificates to sign documents with)')
  if (missing.length > 0) throw new Error(`ONETHING_MODE=production needs: ${missing.join('; ')}`)
}

function integer(value: string | undefined, fallback: number, name: string): number {
  if (value === undefined || value === '') return fallback
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new Error(`${name} must be a port number, not “${value}”`)
  return number
}
